import { useTranslation } from 'react-i18next';
import { type Calendar, useChangeCalendar } from '#features/organisation/hours.queries.ts';
import { toast } from '#ui/toast.tsx';

/** Sets the calendar and says for how many tickets that has a consequence. */
export function useSaveCalendar(onDone: () => void) {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useChangeCalendar();
  const save = (wanted: Calendar): void =>
    mutate(wanted, {
      onSuccess: ({ openTickets: count }) => {
        onDone();
        toast(count === 0 ? t('ui.saved') : t('organisation.hours.saved', { count }));
      },
    });
  return { save, isPending, error };
}
