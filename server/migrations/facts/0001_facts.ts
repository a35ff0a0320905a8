/** Where the statements are meant to run: one server, or every node of a named cluster. */
export type FactsEngine = { readonly cluster?: string };

const columns = `
  org_id UUID,
  day Date,
  source LowCardinality(String),
  voice_id UUID,
  version UInt64,
  deleted UInt8 DEFAULT 0,
  occurred_at DateTime64(3, 'UTC'),
  unit_id UUID,
  channel LowCardinality(String),
  language LowCardinality(String),
  customer_id Nullable(UUID),
  import_id Nullable(UUID),
  touchpoint_id Nullable(UUID),
  score_group LowCardinality(String),
  polarity LowCardinality(String),
  valence Float32,
  emotion LowCardinality(String),
  intent LowCardinality(String)`;

const voice = `${columns},
  nps Nullable(UInt8),
  csat Nullable(Float32),
  severity UInt8,
  counted UInt8,
  understood UInt8,
  unsorted UInt16,
  needs Array(LowCardinality(String)),
  need_points Array(LowCardinality(String)),
  exact_points Array(LowCardinality(String)),
  touchpoints Array(UUID),
  departments Array(LowCardinality(String)),
  text String CODEC(ZSTD(3))`;

const mention = `${columns},
  voice_polarity LowCardinality(String),
  no UInt16,
  need LowCardinality(String),
  need_path Array(LowCardinality(String)),
  point LowCardinality(String),
  strength Float32,
  department LowCardinality(String),
  cause_need LowCardinality(String),
  confidence Float32,
  counted UInt8,
  leads_need UInt8,
  leads_point UInt8`;

/**
 * The two fact tables: one row a voice, one row a mention. The sort key never changes for a given
 * voice and day, so a newer version replaces an older one; \`deleted\` is its tombstone.
 */
export function up({ cluster }: FactsEngine): string[] {
  const tables = [
    { name: 'voice_fact', body: voice, key: 'org_id, day, source, voice_id' },
    { name: 'mention_fact', body: mention, key: 'org_id, day, source, voice_id, no' },
  ];
  return tables.flatMap(({ name, body, key }) => {
    const engine = cluster
      ? `ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/${name}', '{replica}', version, deleted)`
      : 'ReplacingMergeTree(version, deleted)';
    const local = cluster ? `${name}_local` : name;
    const where = cluster ? ` ON CLUSTER '${cluster}'` : '';
    const window = cluster ? '' : ' SETTINGS non_replicated_deduplication_window = 1000';
    const create = `CREATE TABLE IF NOT EXISTS ${local}${where} (${body}) ENGINE = ${engine} PARTITION BY toYYYYMM(day) ORDER BY (${key})${window}`;
    if (!cluster) return [create];
    return [
      create,
      `CREATE TABLE IF NOT EXISTS ${name}${where} AS ${local} ENGINE = Distributed('${cluster}', currentDatabase(), ${local}, cityHash64(org_id, voice_id))`,
    ];
  });
}
