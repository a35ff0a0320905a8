import { inOrg } from '#kernel/db.ts';
import { type Subscription, subscribe } from '#kernel/jobs.ts';
import { needStore } from '#need/need.store.ts';
import { voiceUnderstood } from '#voice/voice-job-kinds.ts';
import { alertStore, type RaisedAlert } from './alert.store.ts';
import { type AlertRule, fires, inAlertWindow } from './alert.ts';
import { alertRaised } from './alert-job-kinds.ts';
import { type HeardVoice, heardVoices } from './alert-voice.store.ts';
import type { ActingWork } from './alert-work.ts';

function judge(voice: HeardVoice, rules: readonly AlertRule[]): RaisedAlert[] {
  return rules.flatMap((rule) => {
    if (!voice.unitPath.includes(rule.unitId)) return [];
    const reason = fires(rule, voice.weighed);
    return reason ? [{ ruleId: rule.id, voiceId: voice.id, reason }] : [];
  });
}

/** Applies the rules to voices that were understood; history and repeated jobs raise nothing. */
async function raiseAlerts(work: ActingWork, orgId: string, ids: readonly string[]): Promise<void> {
  const now = work.clock();
  await inOrg(work.db, orgId, async (tx) => {
    const store = alertStore(tx, orgId);
    const rules = await store.active();
    if (rules.length === 0) return;
    const { pack } = await needStore(tx, orgId).settings();
    const voices = await heardVoices(tx, { orgId, pack }, ids);
    const recent = voices.filter(({ occurredAt }) => inAlertWindow(occurredAt, now));
    const voiceIds = await store.raise(
      recent.flatMap((voice) => judge(voice, rules)),
      now,
    );
    if (voiceIds.length > 0) await work.jobs.send(tx, alertRaised, { orgId, voiceIds });
  });
}

/** What voices may set off by themselves. */
export function alertSubscriptions(work: ActingWork): Subscription[] {
  return [subscribe(voiceUnderstood, ({ orgId, voiceIds }) => raiseAlerts(work, orgId, voiceIds))];
}
