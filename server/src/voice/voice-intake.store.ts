import { customerStore } from '#customer/customer.store.ts';
import type { Tx } from '#kernel/db.ts';
import type { JobQueue } from '#kernel/jobs.ts';
import { seal, type VaultKeys } from '#kernel/vault.ts';
import { simhash } from './simhash.ts';
import type { ClientEnvelope, Outcome } from './voice.ts';
import { markSoftDuplicates } from './voice-duplicate.store.ts';
import { voiceReceived } from './voice-job-kinds.ts';
import { type IntakeContext, type PreparedVoice, prepareVoice } from './voice-prepare.ts';
import { type StoredVoice, type VoiceColumns, voiceWriteStore } from './voice-write.store.ts';

/** One envelope with the unit it was found to belong to. */
export type IntakeItem = {
  readonly envelope: ClientEnvelope;
  readonly unitId: string;
  readonly row?: number;
};

/** How an intake is to treat its voices. */
export type Intake = IntakeContext & {
  readonly mode: 'live' | 'backfill';
  readonly importId: string | null;
  readonly keys: VaultKeys;
  readonly jobs: JobQueue;
};

type Entry = {
  readonly at: number;
  readonly item: IntakeItem;
  readonly voice: PreparedVoice;
  readonly customerId: string | null;
};

/** Newest wins by the source's version, then the source's own time, then arrival. */
function isOlder({ item }: Entry, stored: StoredVoice): boolean {
  const version = item.envelope.source.sourceVersion;
  if (
    version !== undefined &&
    stored.source_version !== null &&
    version !== stored.source_version
  ) {
    return version.localeCompare(stored.source_version, 'en', { numeric: true }) < 0;
  }
  const recorded = item.envelope.recordedAt;
  if (recorded === undefined || stored.recorded_at === null) return false;
  return Date.parse(recorded) < stored.recorded_at.getTime();
}

function sealed(intake: Intake, text: string | null): string | null {
  if (text === null) return null;
  const place = { orgId: intake.orgId, table: 'voice', column: 'sealed_text' };
  return `\\x${seal(intake.keys, place, text).toString('hex')}`;
}

/** The row of a voice, as far as its envelope decides it. */
function columnsOf({ item, voice, customerId }: Entry, intake: Intake): VoiceColumns {
  const { envelope } = voice;
  return {
    org_id: intake.orgId,
    id: voice.id,
    connector_id: intake.connectorId,
    external_id: envelope.source.externalId,
    content_hash: `\\x${voice.hash.toString('hex')}`,
    kind: envelope.kind,
    channel: envelope.channel,
    occurred_at: voice.said.at.toISOString(),
    recorded_at: envelope.recordedAt ?? null,
    received_at: intake.now.toISOString(),
    clock: voice.said.clock,
    day: voice.day,
    unit_id: item.unitId,
    customer_id: customerId,
    import_id: intake.importId,
    import_row: item.row ?? null,
    revised_by: null,
    language: envelope.language?.tag ?? null,
    language_by: envelope.language ? 'declared' : null,
    text: voice.text,
    search_text: voice.searchText,
    ratings: envelope.content.ratings ?? [],
    score: voice.scores.score,
    nps: voice.scores.nps,
    csat: voice.scores.csat,
    envelope,
    sealed_text: sealed(intake, voice.original),
    redaction: voice.redaction,
    completeness: envelope.completeness,
    live: intake.mode === 'live',
    flags: [...voice.warnings],
    // Voices of nobody are never compared, and their hash would be the dearest part of taking them in.
    simhash: customerId === null ? null : simhash(voice.text),
    understood_at: null,
    deleted_at: null,
  };
}

function outcome(entry: Entry, status: Outcome['status']): Outcome {
  return {
    externalId: entry.item.envelope.source.externalId,
    id: entry.voice.id,
    status,
    ...(entry.voice.warnings.length > 0 ? { warnings: [...entry.voice.warnings] } : {}),
  };
}

type Settled = { status: Outcome['status']; changed: boolean };

/** What a new telling does to the voice that is stored already. */
async function settle(
  store: ReturnType<typeof voiceWriteStore>,
  intake: Intake,
  { entry, stored }: { entry: Entry; stored: StoredVoice },
): Promise<Settled> {
  const undone = stored.deleted_at !== null && stored.flags.includes('undone');
  if (stored.deleted_at !== null && !undone) return { status: 'duplicate', changed: false };
  if (!undone) {
    const same = entry.voice.hash.equals(stored.content_hash);
    if (same || (await store.knowsRevision(entry.voice))) {
      return { status: 'duplicate', changed: false };
    }
    if (isOlder(entry, stored)) {
      await store.keepLoser(entry.voice, intake.now);
      return { status: 'duplicate', changed: false };
    }
  }
  const { import_id, import_row, ...told } = columnsOf(entry, intake);
  // A voice stays with the import that brought it first, and knows which one changed it last.
  const from = undone ? { import_id, import_row, revised_by: null } : { revised_by: import_id };
  await store.revise({ ...told, ...from }, stored);
  return { status: undone ? 'accepted' : 'revised', changed: true };
}

async function acceptOnce(tx: Tx, intake: Intake, entries: readonly Entry[], answers: Outcome[]) {
  const store = voiceWriteStore(tx, intake.orgId);
  const touched: string[] = [];
  const settleKnown = async (some: readonly Entry[]): Promise<Entry[]> => {
    const known = await store.lock(some.map((entry) => entry.voice.id));
    const fresh: Entry[] = [];
    for (const entry of some) {
      const stored = known.get(entry.voice.id);
      if (!stored) {
        fresh.push(entry);
        continue;
      }
      const { status, changed } = await settle(store, intake, { entry, stored });
      answers[entry.at] = outcome(entry, status);
      if (changed) touched.push(entry.voice.id);
    }
    return fresh;
  };
  const fresh = await settleKnown(entries);
  const inserted = await store.insert(fresh.map((entry) => columnsOf(entry, intake)));
  for (const entry of fresh) {
    if (!inserted.has(entry.voice.id)) continue;
    answers[entry.at] = outcome(entry, 'accepted');
    touched.push(entry.voice.id);
  }
  // Another request brought these in at the same moment; it was first.
  const late = fresh.filter((entry) => !inserted.has(entry.voice.id));
  if (late.length > 0) await settleKnown(late);
  return touched;
}

/** Tellings of one voice in one request are taken one after the other, as if sent apart. */
function rounds(entries: readonly Entry[]): Entry[][] {
  const result: Entry[][] = [];
  const seen = new Map<string, number>();
  for (const entry of entries) {
    const round = seen.get(entry.voice.id) ?? 0;
    seen.set(entry.voice.id, round + 1);
    result[round] ??= [];
    result[round].push(entry);
  }
  return result;
}

/**
 * Takes voices in: settles what is new, known or revised, finds the customers, stores everything
 * and enqueues its understanding, all in the caller's transaction.
 *
 * @param items At most 1,000, each with a unit of the organisation.
 * @returns What became of each item, in the order given.
 */
export async function acceptVoices(
  tx: Tx,
  intake: Intake,
  items: readonly IntakeItem[],
): Promise<Outcome[]> {
  const voices = items.map((item) => prepareVoice(item.envelope, intake));
  const customers = await customerStore(tx, intake.orgId, intake.keys).identify(
    items.map(({ envelope }, at) => ({
      identities: envelope.subject?.anonymous ? [] : (envelope.subject?.identities ?? []),
      displayName: envelope.subject?.displayName ?? null,
      at: voices[at]?.said.at ?? intake.now,
    })),
  );
  const entries = items.flatMap((item, at) => {
    const voice = voices[at];
    return voice ? [{ at, item, voice, customerId: customers[at] ?? null }] : [];
  });
  const answers: Outcome[] = [];
  const touched = new Set<string>();
  for (const round of rounds(entries)) {
    for (const id of await acceptOnce(tx, intake, round, answers)) touched.add(id);
  }
  const { orgId, connectorId } = intake;
  if (touched.size > 0) {
    const voiceIds = [...touched];
    await markSoftDuplicates(tx, { orgId, connectorId, ids: voiceIds });
    // What people say now does not wait behind a file of what they said last year.
    const urgent = intake.mode === 'live';
    await intake.jobs.send(tx, voiceReceived, { orgId, voiceIds }, { urgent });
  }
  return answers;
}
