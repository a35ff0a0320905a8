import { importRun, importUndo } from '#channel/import-job-kinds.ts';
import {
  type Accept,
  type ImportItem,
  type ImportRun,
  runImport,
} from '#channel/import-run.store.ts';
import { inOrg } from '#kernel/db.ts';
import { watchRoom } from '#kernel/disk.ts';
import type { Services } from '#kernel/http.ts';
import { type Subscription, subscribe } from '#kernel/jobs.ts';
import { vaultKeys } from '#kernel/vault.ts';
import { ClientEnvelope, type Outcome } from './voice.ts';
import { acceptVoices, type IntakeItem } from './voice-intake.store.ts';
import { undoVoices } from './voice-undo.store.ts';

type Read = { item: IntakeItem } | { fault: { rowNo: number; reason: string } };

function readItem({ rowNo, envelope, unitId }: ImportItem): Read {
  const { unitRef: _unit, flags: _flags, ...told } = envelope;
  const parsed = ClientEnvelope.safeParse(told);
  if (parsed.success) return { item: { envelope: parsed.data, unitId, row: rowNo } };
  const [issue] = parsed.error.issues;
  const reason = issue ? `${issue.path.join('.')}: ${issue.message}` : 'no reason given';
  return { fault: { rowNo, reason } };
}

function acceptInto(services: Services): Accept {
  return async (tx, batch, run: ImportRun) => {
    const read = batch.map(readItem);
    const items = read.flatMap((one) => ('item' in one ? [one.item] : []));
    const errors = read.flatMap((one) => ('fault' in one ? [one.fault] : []));
    const outcomes = await acceptVoices(
      tx,
      {
        orgId: run.orgId,
        connectorId: run.connectorId,
        timeZone: run.timeZone,
        now: services.clock(),
        mode: run.live ? 'live' : 'backfill',
        importId: run.importId,
        keys: vaultKeys(services.secrets),
        jobs: services.jobs,
      },
      items,
    );
    const count = (status: Outcome['status']) =>
      outcomes.filter((outcome) => outcome.status === status).length;
    return {
      accepted: count('accepted'),
      duplicates: count('duplicate'),
      revised: count('revised'),
      rejected: errors.length,
      errors,
    };
  };
}

const waitForRoomMs = 30_000;

/** Files coming in and going out again. A run waits for room rather than filling the volume. */
export function importSubscriptions(services: Services): Subscription[] {
  const room = watchRoom(services.config.VOXLOOP_DATA);
  const accept = acceptInto(services);
  return [
    subscribe(importRun, async (job) => {
      if (!room.low()) return runImport(services, job, accept);
      const after = new Date(Date.now() + waitForRoomMs);
      await inOrg(services.db, job.orgId, (tx) =>
        services.jobs.send(tx, importRun, job, { after }),
      );
    }),
    subscribe(importUndo, async ({ orgId, importId }) => {
      const { db, jobs, clock } = services;
      const undoSome = () =>
        inOrg(db, orgId, (tx) => undoVoices(tx, { orgId, importId, jobs, now: clock() }));
      for (let count = await undoSome(); count > 0; count = await undoSome());
    }),
  ];
}
