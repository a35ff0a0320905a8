import type { ExportCell } from '#export/export.ts';
import type { RowSource } from '#export/export-run.store.ts';
import type { Actor } from '#kernel/actor.ts';
import { inOrg } from '#kernel/db.ts';
import type { Services } from '#kernel/http.ts';
import { Filter } from '#metric/metric.ts';
import { scopesOf } from '#metric/metric-scope.store.ts';
import { voiceStore } from './voice.store.ts';
import { voicePage } from './voice-list.facts.ts';
import type { VoiceView } from './voice-view.ts';

const pageSize = 200;

const columns = [
  'id',
  'occurred_at',
  'channel',
  'language',
  'unit',
  'touchpoint',
  'text',
  'rating_metric',
  'rating_value',
  'rating_max',
  'polarity',
  'needs',
  'points',
  'departments',
] as const;

function scopeNow(services: Services, actor: Actor, filter: unknown) {
  return inOrg(services.db, actor.orgId, async (tx) => {
    const asked = { filter: Filter.parse(filter), now: services.clock() };
    return (await scopesOf(tx, actor, asked)).now;
  });
}

function rowOf(voice: VoiceView): ExportCell[] {
  const mentions = voice.mentions.filter((mention) => !mention.abstained);
  const joined = (values: (string | null)[]) =>
    [...new Set(values.filter((value) => value !== null))].join('; ');
  const [rating] = voice.ratings;
  return [
    voice.id,
    voice.occurredAt,
    voice.channel,
    voice.language,
    voice.unit.name,
    voice.touchpoint?.names.en,
    voice.text,
    rating?.metric,
    rating?.value,
    rating?.max,
    voice.polarity,
    joined(mentions.map((mention) => mention.need)),
    joined(mentions.map((mention) => (mention.point ? `${mention.need}: ${mention.point}` : null))),
    joined(mentions.map((mention) => mention.department)),
  ];
}

/** The voices of a filter as rows of an export, in the order of the list. */
export const voiceRowSource: RowSource = {
  kind: 'voices',
  columns,
  async count(services, actor, filter) {
    const scope = await scopeNow(services, actor, filter);
    const facts = services.facts.of(actor.orgId);
    return (await voicePage(facts, scope, { limit: 1, cursor: null })).total;
  },
  async *rows(services, actor, filter) {
    const scope = await scopeNow(services, actor, filter);
    const facts = services.facts.of(actor.orgId);
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof voicePage>> = await voicePage(facts, scope, {
        limit: pageSize,
        cursor,
      });
      const voices = await inOrg(services.db, actor.orgId, (tx) =>
        voiceStore(tx, actor.orgId).views(page.ids),
      );
      for (const voice of voices) yield rowOf(voice);
      cursor = page.next;
    } while (cursor);
  },
};
