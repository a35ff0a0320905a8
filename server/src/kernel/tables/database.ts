import type { AccessTables } from './access.ts';
import type { ActingTables } from './acting.ts';
import type { JourneyTables } from './journey.ts';
import type { VoiceTables } from './voice.ts';

/** Every table of the truth, as the migrations leave it. */
export type Database = AccessTables & JourneyTables & VoiceTables & ActingTables;
