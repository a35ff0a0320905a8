import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#features/settings/settings.module.css';
import { useChangeOrganisation } from '#features/settings/settings.queries.ts';
import { isLanguage, languages } from '#i18n/i18n.ts';
import type { Me } from '#reference.ts';
import { FormError } from '#ui/FormError.tsx';
import { ownName } from '#ui/format.ts';
import { timeZones } from '#ui/time-zones.ts';
import { toast } from '#ui/toast.tsx';

/** The organisation's name, zone and language. Days of every figure follow the zone. */
export function OrganisationForm({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const [name, setName] = useState(me.organisation.name);
  const [timeZone, setTimeZone] = useState(me.organisation.timeZone);
  const [locale, setLocale] = useState(me.organisation.locale);
  const { mutate, isPending, error } = useChangeOrganisation();
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ name, timeZone, locale }, { onSuccess: () => toast(t('ui.saved')) });
      }}
    >
      <TextInput
        label={t('settings.organisation_name')}
        required
        withAsterisk={false}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('settings.time_zone')}
        description={t('settings.time_zone_hint')}
        data={[...timeZones(timeZone)]}
        value={timeZone}
        onChange={(event) => setTimeZone(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('settings.organisation_language')}
        description={t('settings.organisation_language_hint')}
        data={languages.map((value) => ({ value, label: ownName(value) }))}
        value={locale}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (isLanguage(value)) setLocale(value);
        }}
      />
      <FormError error={error} area="settings" />
      <Button type="submit" loading={isPending}>
        {t('ui.save')}
      </Button>
    </form>
  );
}
