import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CorrectMention } from '#features/voice/CorrectMention.tsx';
import { sureFrom } from '#features/voice/VoiceRow.tsx';
import classes from '#features/voice/voice.module.css';
import { useUndoCorrection } from '#features/voice/voice.mutations.ts';
import type { Mention, WholeVoice } from '#features/voice/voice.queries.ts';
import { usePackNames } from '#pack-names.ts';
import { meQuery } from '#reference.ts';
import { useFormat } from '#ui/format.ts';
import { PointTag, PolarityMark, Tag, toneOfPolarity } from '#ui/PolarityMark.tsx';
import { StrengthBar } from '#ui/StrengthBar.tsx';

type MentionsProps = {
  readonly voice: WholeVoice;
  readonly active: string | undefined;
  readonly onActive: (no: string) => void;
};

/** What is understood of a voice, mention by mention, and the way to correct it. */
export function Mentions({ voice, active, onActive }: MentionsProps) {
  const { t } = useTranslation();
  const { mentions } = voice;
  const corrected = mentions.filter((one) => one.corrected).length;
  return (
    <section aria-label={t('voice.mentions')}>
      <h3 className={classes.sectionTitle}>
        {t('voice.mentions_count', { count: mentions.length })}
        {corrected > 0 && ` · ${t('voice.corrected_count', { count: corrected })}`}
      </h3>
      {mentions.length === 0 && (
        <p className={classes.muted}>
          {voice.understood ? t('voice.no_mentions') : t('voice.not_yet')}
        </p>
      )}
      <ul className={classes.mentions}>
        {mentions.map((mention) => (
          <MentionItem
            key={mention.no}
            voice={voice}
            mention={mention}
            active={String(mention.no) === active}
            onActive={() => onActive(String(mention.no))}
          />
        ))}
      </ul>
    </section>
  );
}

type MentionItemProps = {
  readonly voice: WholeVoice;
  readonly mention: Mention;
  readonly active: boolean;
  readonly onActive: () => void;
};

function MentionItem({ voice, mention, active, onActive }: MentionItemProps) {
  const { t } = useTranslation();
  const names = usePackNames();
  const { data: me } = useSuspenseQuery(meQuery);
  const { mutate: undo, isPending } = useUndoCorrection();
  const { no, need, polarity, point, confidence, abstained, corrected } = mention;
  const may = me.may.includes('voice.correct');
  return (
    <li className={classes.mention} data-active={active || undefined}>
      <div className={classes.mentionHead}>
        {abstained && corrected ? (
          <Tag tone="neutral">{t('voice.nothing_said')}</Tag>
        ) : (
          <PolarityMark polarity={polarity} unsure={abstained || confidence < sureFrom}>
            {names.need(need)}
          </PolarityMark>
        )}
        {point && !abstained && <PointTag point={point} />}
        {corrected && (
          <Tag tone="neutral" shape={false}>
            {t('voice.corrected')}
          </Tag>
        )}
      </div>
      <button type="button" className={classes.quote} onClick={onActive} aria-pressed={active}>
        <q lang={voice.language ?? undefined}>{voice.text.slice(mention.start, mention.end)}</q>
      </button>
      <MentionFacts voice={voice} mention={mention} />
      {may && (
        <div className={classes.mentionActs}>
          <CorrectMention voiceId={voice.id} mention={mention} />
          {corrected && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              loading={isPending}
              onClick={() => undo({ voiceId: voice.id, no })}
            >
              {t('voice.undo_correction')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

/** Strength, confidence, department and cause of a mention. */
function MentionFacts({ voice, mention }: Pick<MentionItemProps, 'voice' | 'mention'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = usePackNames();
  const { cause, department, abstained, corrected, confidence } = mention;
  const said = cause ? voice.text.slice(cause.start, cause.end) : '';
  const sure = corrected
    ? t('voice.by_person')
    : t('voice.confidence', { value: format.percent(confidence) });
  return (
    <div className={classes.mentionFacts}>
      <StrengthBar value={mention.strength} tone={toneOfPolarity(mention.polarity)} width={56} />
      <span>{sure}</span>
      {abstained && !corrected && <span>{t('voice.abstained')}</span>}
      {department && <span>{t('voice.department', { name: names.department(department) })}</span>}
      {cause && (
        <span>
          {t('voice.cause')} {cause.need && <strong>{names.need(cause.need)} </strong>}
          <q lang={voice.language ?? undefined}>{said}</q>
        </span>
      )}
    </div>
  );
}
