import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconBookmarkPlus, IconTrash, IconUsers } from '@tabler/icons-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type SavedView,
  useRemoveView,
  useSaveView,
  viewsQuery,
} from '#features/voice/view.queries.ts';
import classes from '#features/voice/voice.module.css';
import { type Filter, readFilter, withFilter } from '#filter/filter.ts';
import { meQuery } from '#reference.ts';
import { AppLink } from '#ui/AppLink.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { ErrorState } from '#ui/ErrorState.tsx';
import { FormError } from '#ui/FormError.tsx';
import { LoadingSkeleton } from '#ui/LoadingSkeleton.tsx';
import { undoToast } from '#ui/toast.tsx';

type SavedViewsProps = { readonly filter: Filter };

/** Filters kept under a name, one's own and the team's. */
export function SavedViews({ filter }: SavedViewsProps) {
  const { t } = useTranslation();
  const { data: me } = useSuspenseQuery(meQuery);
  const [saving, setSaving] = useState(false);
  const { data: views, error, refetch } = useQuery(viewsQuery);
  const here = withFilter('/voices', filter);
  return (
    <section className={classes.sideBox} aria-label={t('voice.saved')}>
      <h2 className={classes.sideTitle}>{t('voice.saved')}</h2>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!views && !error && <LoadingSkeleton shape="text" rows={3} />}
      {views && (
        <ul className={classes.sideList}>
          <li>
            <AppLink
              className={classes.sideLink}
              href="/voices"
              {...(here === '/voices' ? { 'aria-current': 'page' } : {})}
            >
              {t('voice.all')}
            </AppLink>
          </li>
          {views.map((view) => (
            <ViewItem key={view.id} view={view} here={here} />
          ))}
        </ul>
      )}
      {views && me.may.includes('view.write') && Object.keys(filter).length > 0 && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconBookmarkPlus size={15} />}
          onClick={() => setSaving(true)}
        >
          {t('voice.save_view')}
        </Button>
      )}
      {saving && <SaveDialog query={here.slice(8)} onClose={() => setSaving(false)} />}
    </section>
  );
}

function ViewItem({ view, here }: { readonly view: SavedView; readonly here: string }) {
  const { t } = useTranslation();
  const { mutate: remove } = useRemoveView();
  const { mutate: save } = useSaveView();
  const filter = readFilter(Object.fromEntries(new URLSearchParams(view.query)));
  const href = withFilter('/voices', filter);
  const press = (): void =>
    remove(view, {
      onSuccess: () =>
        undoToast(t('voice.view_removed', { name: view.name }), () =>
          save({ name: view.name, query: view.query, team: view.team }),
        ),
    });
  return (
    <li>
      <AppLink
        className={classes.sideLink}
        href={href}
        {...(href === here ? { 'aria-current': 'page' } : {})}
      >
        {view.name}
        {view.team && <IconUsers size={14} aria-label={t('voice.team')} role="img" />}
      </AppLink>
      {view.mine && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={26}
          aria-label={t('voice.remove_view', { name: view.name })}
          onClick={press}
        >
          <IconTrash size={14} />
        </ActionIcon>
      )}
    </li>
  );
}

type SaveDialogProps = { readonly query: string; readonly onClose: () => void };

function SaveDialog({ query, onClose }: SaveDialogProps) {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useSaveView();
  const [name, setName] = useState('');
  const [team, setTeam] = useState(false);
  return (
    <Dialog title={t('voice.save_view')} onClose={onClose}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          mutate({ name: name.trim(), query, team }, { onSuccess: onClose });
        }}
      >
        <FormError error={error} area="voice" />
        <TextInput
          label={t('voice.view_name')}
          required
          maxLength={80}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          label={t('voice.view_team')}
          checked={team}
          onChange={(event) => setTeam(event.currentTarget.checked)}
        />
        <Button type="submit" loading={isPending} disabled={name.trim() === ''}>
          {t('ui.save')}
        </Button>
      </form>
    </Dialog>
  );
}
