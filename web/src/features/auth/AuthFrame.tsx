import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '#features/auth/auth.module.css';
import { LanguageMenu } from '#ui/LanguageMenu.tsx';
import { Logo } from '#ui/Logo.tsx';
import { ThemeSwitch } from '#ui/ThemeSwitch.tsx';

type AuthFrameProps = {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
};

/** The frame of the pages before signing in: brand, language, one card. */
export function AuthFrame({ title, hint, wide, children }: AuthFrameProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = t('ui.document_title', { title });
  }, [t, title]);
  return (
    <div className={classes.frame}>
      <header className={classes.bar}>
        <span className={classes.brand}>
          <Logo />
          Voxloop
        </span>
        <LanguageMenu />
        <ThemeSwitch />
      </header>
      <main className={classes.main}>
        <div className={classes.card} data-wide={wide || undefined}>
          <h1 className={classes.title}>{title}</h1>
          {hint && <p className={classes.hint}>{hint}</p>}
          {children}
        </div>
      </main>
    </div>
  );
}
