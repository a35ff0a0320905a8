import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Fewest characters of a password. */
const passwordLength = 10;

type NewPasswordProps = { readonly value: string; readonly onChange: (value: string) => void };

/** The field for a password that is being set. */
export function NewPassword({ value, onChange }: NewPasswordProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      label={t('auth.new_password')}
      description={t('auth.password_rule', { count: passwordLength })}
      autoComplete="new-password"
      required
      withAsterisk={false}
      minLength={passwordLength}
      maxLength={200}
      visibilityToggleButtonProps={{ 'aria-label': t('auth.show_password') }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
