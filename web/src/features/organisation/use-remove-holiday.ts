import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#api.ts';
import {
  calendarQuery,
  type Holiday,
  useChangeCalendar,
} from '#features/organisation/hours.queries.ts';
import { useHourWords } from '#features/organisation/hours-words.ts';
import { errorToast, toast, undoToast } from '#ui/toast.tsx';

/** Removes a holiday at once and offers to put it back. */
export function useRemoveHoliday() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useHourWords();
  const { mutateAsync, isPending } = useChangeCalendar();
  const fail = (error: unknown): void => {
    const stale = error instanceof ApiError && error.code === 'stale_version';
    if (stale) toast(t('organisation.hours.error.stale_version'));
    else errorToast(error);
  };
  /** The holidays as they are now, this one among them or not. */
  const set = async (holiday: Holiday, on: boolean): Promise<void> => {
    const present = await client.ensureQueryData(calendarQuery);
    const others = present.holidays.filter(({ day }) => day !== holiday.day);
    await mutateAsync({ ...present, holidays: on ? [...others, holiday] : others });
  };
  const remove = (holiday: Holiday): void => {
    const back = (): void => void set(holiday, true).catch(fail);
    set(holiday, false).then(
      () => undoToast(t('organisation.holidays.removed', { day: words.day(holiday.day) }), back),
      fail,
    );
  };
  return { remove, isPending };
}
