import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '#ui/AppLink.tsx';
import classes from '#ui/page.module.css';

type PageProps = {
  readonly title: string;
  /** Null while it is still to come: its place is kept. */
  readonly subtitle?: ReactNode;
  /** Where this page is one level down from. */
  readonly up?: { readonly label: string; readonly href: string };
  readonly actions?: ReactNode;
  /** Filter chips, tabs: what stands between the title and the content. */
  readonly bar?: ReactNode;
  /** Lets lists with panes use the whole width. */
  readonly wide?: boolean;
  readonly children: ReactNode;
};

/** The frame of every page: title (also of the document), subtitle, actions, bar, content. */
export function Page({ title, subtitle, up, actions, bar, wide, children }: PageProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = t('ui.document_title', { title });
  }, [t, title]);
  return (
    <div className={classes.page} data-wide={wide || undefined}>
      <header className={classes.head}>
        <div className={classes.titles}>
          {up && (
            <nav aria-label={t('ui.up')} className={classes.up}>
              <AppLink href={up.href}>{up.label}</AppLink>
              <span aria-hidden="true"> /</span>
            </nav>
          )}
          <h1 className={classes.title}>{title}</h1>
          {subtitle !== undefined && <div className={classes.subtitle}>{subtitle}</div>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {bar && <div className={classes.bar}>{bar}</div>}
      {children}
    </div>
  );
}

type CardProps = {
  readonly title?: string;
  readonly hint?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** A surface with a heading; the plain container of a page's parts. */
export function Card({ title, hint, actions, children }: CardProps) {
  return (
    <section className={classes.card} aria-label={title}>
      {(title || actions) && (
        <header className={classes.cardHead}>
          <div className={classes.cardTitles}>
            {title && <h2 className={classes.cardTitle}>{title}</h2>}
            {hint && <p className={classes.hint}>{hint}</p>}
          </div>
          {actions && <div className={classes.actions}>{actions}</div>}
        </header>
      )}
      {children}
    </section>
  );
}
