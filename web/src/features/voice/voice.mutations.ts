import {
  type InfiniteData,
  type QueryClient,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '#api.ts';
import { type CorrectionInput, withCorrection } from '#features/voice/correction.ts';
import {
  type ListedVoice,
  type VoiceListPage,
  voiceQuery,
  type WholeVoice,
} from '#features/voice/voice.queries.ts';
import { errorToast, toast, undoToast } from '#ui/toast.tsx';

/** A correction of one mention. */
export type MentionCorrection = {
  readonly voiceId: string;
  readonly no: number;
  readonly input: CorrectionInput;
};

type Edit = <T extends ListedVoice>(voice: T) => T;

/** Changes a voice wherever it is shown. */
function editShown(client: QueryClient, id: string, edit: Edit): void {
  client.setQueryData(voiceQuery(id).queryKey, (voice) => voice && edit(voice));
  client.setQueriesData<InfiniteData<VoiceListPage, string>>(
    { queryKey: ['voices', 'list'] },
    (list) =>
      list && {
        ...list,
        pages: list.pages.map((page) => ({
          ...page,
          items: page.items.map((voice) => (voice.id === id ? edit(voice) : voice)),
        })),
      },
  );
}

/** Shows the server's own account of a voice. */
function showWhole(client: QueryClient, whole: WholeVoice): void {
  editShown(client, whole.id, (voice) => ({
    ...voice,
    mentions: whole.mentions,
    touchpoint: whole.touchpoint,
    ticketId: whole.ticketId,
  }));
  client.setQueryData(voiceQuery(whole.id).queryKey, whole);
}

/** Corrects a mention at once, offers to undo it, and goes back if the server refuses. */
export function useCorrectMention() {
  const client = useQueryClient();
  const { t } = useTranslation();
  const { mutate: undo } = useUndoCorrection();
  return useMutation({
    mutationFn: ({ voiceId, no, input }: MentionCorrection) =>
      body(
        api.PATCH('/api/v1/voices/{id}/mentions/{no}', {
          params: { path: { id: voiceId, no } },
          body: input,
        }),
      ),
    onMutate: ({ voiceId, no, input }) => {
      editShown(client, voiceId, (voice) => ({
        ...voice,
        mentions: voice.mentions.map((one) => (one.no === no ? withCorrection(one, input) : one)),
      }));
    },
    onSuccess: (whole, { voiceId, no }) => {
      showWhole(client, whole);
      undoToast(t('voice.corrected_toast'), () => undo({ voiceId, no }));
    },
    onError: (error, { voiceId }) => {
      errorToast(error);
      void client.invalidateQueries({ queryKey: ['voice', voiceId] });
      void client.invalidateQueries({ queryKey: ['voices'] });
    },
  });
}

/** Takes a correction back: the mention is again what the reader understood. */
export function useUndoCorrection() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ voiceId, no }: Pick<MentionCorrection, 'voiceId' | 'no'>) =>
      body(
        api.DELETE('/api/v1/voices/{id}/mentions/{no}/correction', {
          params: { path: { id: voiceId, no } },
        }),
      ),
    onSuccess: (whole) => showWhole(client, whole),
  });
}

/** Says at which touchpoint a voice belongs. */
export function usePlaceVoice() {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: ({ id, touchpointId }: { readonly id: string; readonly touchpointId: string }) =>
      body(
        api.PUT('/api/v1/voices/{id}/touchpoint', {
          params: { path: { id } },
          body: { touchpointId },
        }),
      ),
    onSuccess: (whole) => {
      showWhole(client, whole);
      toast(t('ui.saved'));
    },
  });
}

/** Makes the ticket that answers a voice. */
export function useMakeTicket() {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (voiceId: string) => body(api.POST('/api/v1/tickets', { body: { voiceId } })),
    onSuccess: ({ id }, voiceId) => {
      editShown(client, voiceId, (voice) => ({ ...voice, ticketId: id }));
      toast(t('voice.ticket_made'));
      void client.invalidateQueries({ queryKey: ['voice', voiceId] });
    },
  });
}
