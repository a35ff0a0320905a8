import { useTranslation } from 'react-i18next';
import classes from '#features/import/import-list.module.css';
import { CopyLink } from '#ui/CopyLink.tsx';
import { Card } from '#ui/Page.tsx';

const facts = ['batch', 'again', 'wait'] as const;

function example(text: string): string {
  const voice = {
    source: { externalId: 'order-10482', kind: 'api' },
    kind: 'review',
    channel: 'web',
    occurredAt: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    content: { text, ratings: [{ metric: 'csat', value: 2, min: 1, max: 5 }] },
  };
  // Within single quotes a shell takes everything as it is, except a single quote.
  const body = JSON.stringify({ voices: [voice] }).replaceAll("'", "'\\''");
  return [
    `curl -X POST ${location.origin}/api/v1/voices \\`,
    '  -H "Authorization: Bearer $VOXLOOP_KEY" \\',
    '  -H "Idempotency-Key: $(uuidgen)" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d '${body}'`,
  ].join('\n');
}

/** How to send voices by API: one command to try, and what the answer means. */
export function ApiHelp() {
  const { t } = useTranslation();
  const command = example(t('source.api_sample'));
  return (
    <Card
      title={t('source.api')}
      hint={t('source.api_hint')}
      actions={<CopyLink text={command} label={t('source.api_copy')} />}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must take the keyboard */}
      <section className={classes.code} tabIndex={0} aria-label={t('source.api_command')}>
        <pre>
          <code>{command}</code>
        </pre>
      </section>
      <ul className={classes.facts}>
        {facts.map((fact) => (
          <li key={fact}>{t(`source.api_fact.${fact}`)}</li>
        ))}
      </ul>
    </Card>
  );
}
