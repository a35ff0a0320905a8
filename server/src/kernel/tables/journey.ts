import type { Defaulted, Instant, Json } from './columns.ts';

type JourneyTable = {
  org_id: string;
  id: string;
  key: string;
  names: Json;
  position: number;
  created_at: Defaulted<Instant>;
};

type StageTable = {
  org_id: string;
  id: string;
  journey_id: string;
  key: string;
  names: Json;
  position: number;
};

type TouchpointTable = {
  org_id: string;
  id: string;
  stage_id: string;
  key: string;
  names: Json;
  position: number;
  channels: string[];
  words: Json;
  needs: string[];
  owner_key: string;
  intended: Json;
};

type ScenarioTable = {
  org_id: string;
  id: string;
  touchpoint_id: string;
  key: string;
  names: Json;
  position: number;
};

/** The tables of migrations/0002_journey.sql. */
export type JourneyTables = {
  journey: JourneyTable;
  stage: StageTable;
  touchpoint: TouchpointTable;
  scenario: ScenarioTable;
};
