import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { activePath, navItems, navLevels } from '#app/nav.ts';
import classes from '#app/navigation.module.css';
import { AppLink } from '#ui/AppLink.tsx';

type NavigationProps = { readonly may: readonly string[]; readonly onFollow?: () => void };

/** The levels and their pages; a role sees only what it may open. */
export function Navigation({ may, onFollow }: NavigationProps) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const items = navItems(may);
  const active = activePath(items, pathname);
  return (
    <nav className={classes.nav} aria-label={t('shell.navigation')}>
      {navLevels.map((level) => {
        const own = items.filter(({ nav }) => nav.level === level);
        if (own.length === 0) return null;
        return (
          <div
            key={level}
            className={classes.group}
            data-foot={level === 'organisation' || undefined}
          >
            <h2 className={classes.level} id={`nav-${level}`}>
              {t(`shell.level.${level}`)}
            </h2>
            <ul aria-labelledby={`nav-${level}`}>
              {own.map(({ path, nav: { icon: Icon, name } }) => (
                <li key={path}>
                  <AppLink
                    className={classes.item}
                    href={path}
                    aria-current={path === active ? 'page' : undefined}
                    onClick={() => onFollow?.()}
                  >
                    <Icon size={17} stroke={1.7} aria-hidden="true" />
                    <span>{t(`shell.nav.${name}`)}</span>
                  </AppLink>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}
