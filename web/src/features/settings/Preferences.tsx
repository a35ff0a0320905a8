import { Switch, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSaveAccount } from '#account.ts';
import classes from '#features/settings/settings.module.css';
import { type Language, languages, speak } from '#i18n/i18n.ts';
import type { Density, Me } from '#reference.ts';
import { Choice } from '#ui/Choice.tsx';
import { ownName } from '#ui/format.ts';

const themes: readonly Me['account']['theme'][] = ['auto', 'light', 'dark'];
const densities: readonly Density[] = ['comfortable', 'default', 'compact'];

/** Language, theme, density and single keys; each is saved at once and travels with the account. */
export function Preferences({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const { mutate: save } = useSaveAccount();
  const { setColorScheme } = useMantineColorScheme();
  const { locale, theme, density, singleKeys } = me.account;
  const chooseLanguage = async (next: Language): Promise<void> => {
    await speak(next);
    save({ locale: next });
  };
  return (
    <div className={classes.form}>
      <Choice
        label={t('settings.language')}
        value={locale}
        options={languages.map((value) => ({ value, label: ownName(value) }))}
        onChange={(next) => void chooseLanguage(next)}
      />
      <Choice
        label={t('settings.theme')}
        value={theme}
        options={themes.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
        onChange={(next) => {
          setColorScheme(next);
          save({ theme: next });
        }}
      />
      <Choice
        label={t('settings.density')}
        value={density}
        options={densities.map((value) => ({ value, label: t(`settings.density.${value}`) }))}
        onChange={(next) => save({ density: next })}
      />
      <Switch
        label={t('settings.single_keys')}
        description={t('settings.single_keys_hint')}
        checked={singleKeys}
        onChange={(event) => save({ singleKeys: event.currentTarget.checked })}
      />
    </div>
  );
}
