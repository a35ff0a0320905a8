import { IconMessage2 } from '@tabler/icons-react';
import { type Filter, readFilter } from '#filter/filter.ts';
import { definePage, noSearch, type Page, textParameter } from '#page.ts';

/** State of the list of voices: the filter and the voice that is read. */
export type VoicesSearch = Filter & { readonly voice?: string };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Everything customers said, narrowed by the filter. */
export const voicesPage = definePage({
  path: '/voices',
  areas: ['voice', 'alert'],
  may: 'voice.read',
  nav: { level: 'business', name: 'voices', icon: IconMessage2, key: 'v' },
  search: (raw): VoicesSearch => {
    const voice = textParameter(raw.voice);
    return { ...readFilter(raw), ...(voice && uuid.test(voice) ? { voice } : {}) };
  },
  load: async () => (await import('#features/voice/Voices.tsx')).Voices,
});

/** One voice on a page of its own. */
const voicePage = definePage({
  path: '/voices/$id',
  areas: ['voice', 'alert'],
  may: 'voice.read',
  search: noSearch,
  load: async () => (await import('#features/voice/VoicePage.tsx')).VoicePage,
});

/** The pages of this feature. */
export const voicePages: readonly Page[] = [voicesPage, voicePage];
