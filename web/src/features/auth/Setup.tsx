import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AuthFrame } from '#features/auth/AuthFrame.tsx';
import classes from '#features/auth/auth.module.css';
import { type SetupForm, type Start, setupQuery, useSetup } from '#features/auth/auth.queries.ts';
import { NewPassword } from '#features/auth/NewPassword.tsx';
import { currentLanguage } from '#i18n/i18n.ts';
import { FormError } from '#ui/FormError.tsx';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { Notice } from '#ui/Notice.tsx';
import { timeZones } from '#ui/time-zones.ts';

const starts: readonly Start[] = ['sample', 'file', 'empty'];
/** The only industry pack that ships so far. */
const pack = 'restaurant';

/** The first run: administrator, organisation, and what to begin with. */
export function Setup() {
  const { t } = useTranslation();
  const { token = '' } = useParams({ strict: false });
  const { data, isPending } = useQuery(setupQuery(token));
  return (
    <AuthFrame title={t('auth.setup_title')} hint={t('auth.setup_hint')} wide>
      {isPending && <LoadingSkeleton shape="text" rows={6} />}
      {!isPending && data?.valid && <FirstRun token={token} />}
      {!isPending && !data?.valid && (
        <Notice tone="bad" alert>
          {t('auth.setup_gone')}
        </Notice>
      )}
    </AuthFrame>
  );
}

function FirstRun({ token }: { readonly token: string }) {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useSetup();
  const [form, setForm] = useState<Omit<SetupForm, 'token' | 'locale'>>({
    name: '',
    email: '',
    password: '',
    organisation: '',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    pack,
    start: 'sample',
  });
  const set = (change: Partial<typeof form>): void => setForm({ ...form, ...change });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ ...form, token, locale: currentLanguage() });
      }}
    >
      <div className={classes.two}>
        <TextInput
          label={t('auth.name')}
          autoComplete="name"
          required
          withAsterisk={false}
          value={form.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('auth.email')}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={form.email}
          onChange={(event) => set({ email: event.currentTarget.value })}
        />
      </div>
      <NewPassword value={form.password} onChange={(password) => set({ password })} />
      <div className={classes.two}>
        <TextInput
          label={t('auth.organisation')}
          autoComplete="organization"
          required
          withAsterisk={false}
          value={form.organisation}
          onChange={(event) => set({ organisation: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('auth.time_zone')}
          data={[...timeZones(form.timeZone)]}
          value={form.timeZone}
          onChange={(event) => set({ timeZone: event.currentTarget.value })}
        />
      </div>
      <Starts value={form.start} onChange={(start) => set({ start })} />
      <p className={classes.note}>{t('auth.pack_note')}</p>
      <FormError error={error} area="auth" />
      <Button type="submit" loading={isPending}>
        {t('auth.begin')}
      </Button>
    </form>
  );
}

type StartsProps = { readonly value: Start; readonly onChange: (start: Start) => void };

function Starts({ value, onChange }: StartsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.starts}>
      <legend>{t('auth.start')}</legend>
      {starts.map((start) => (
        <label key={start} className={classes.start}>
          <input
            type="radio"
            name="start"
            checked={start === value}
            onChange={() => onChange(start)}
          />
          <span>
            <strong>{t(`auth.start.${start}`)}</strong>
            <small>{t(`auth.start.${start}_hint`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
