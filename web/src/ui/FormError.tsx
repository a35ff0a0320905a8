import { useTranslation } from 'react-i18next';
import { ApiError } from '#api.ts';
import { errorKey } from '#ui/error-key.ts';
import { Notice } from '#ui/Notice.tsx';

type FormErrorProps = {
  readonly error: unknown;
  /** Catalog area whose `error.<code>` texts come first. */
  readonly area: string;
};

/** Why the server refused a form: our words for its code, else its own, else the general ones. */
export function FormError({ error, area }: FormErrorProps) {
  const { t } = useTranslation();
  if (!error) return null;
  const refused = error instanceof ApiError && error.status >= 400 && error.status < 500;
  const known =
    error instanceof ApiError ? t(`${area}.error.${error.code}`, { defaultValue: '' }) : '';
  const fields = refused ? error.fields.map(({ path, message }) => `${path}: ${message}`) : [];
  const said = refused ? [error.detail, ...fields].filter(Boolean).join(' ') : '';
  const id = error instanceof ApiError && error.status >= 500 ? error.requestId : '';
  return (
    <Notice tone="bad" alert>
      {known || said || t(errorKey(error))} {id && t('ui.error.id', { id })}
    </Notice>
  );
}
