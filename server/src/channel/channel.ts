/** The ways a voice can come in. */
export const channels = [
  'phone',
  'email',
  'web',
  'app',
  'sms',
  'wechat',
  'wecom',
  'whatsapp',
  'chat',
  'review',
  'community',
  'social',
  'store_terminal',
  'qr',
  'file',
  'api',
] as const;
export type Channel = (typeof channels)[number];

/** What an identity of a customer can be, strongest proof first. */
export const identityTypes = [
  'userId',
  'unionid',
  'openid',
  'external_userid',
  'email',
  'phone',
  'cardNo',
  'handle',
  'deviceId',
  'cookieId',
] as const;
type IdentityType = (typeof identityTypes)[number];

/** A rating on its own scale. */
export type ClientRating = { metric: string; value: number; min: number; max: number };

/** An identity as its source states it. */
export type ClientIdentity = { type: IdentityType; value: string; verified: boolean };

/** One voice as a file tells it: the envelope without what the server sets. */
export type ClientEnvelope = {
  source: { externalId: string; kind: 'file' };
  kind: 'survey_response' | 'review' | 'rating';
  channel: Channel;
  occurredAt?: string;
  language?: { tag: string; by: 'declared' };
  content: { text?: string; title?: string; ratings?: ClientRating[] };
  subject: { displayName?: string; anonymous: boolean; identities: ClientIdentity[] };
  attributes: Record<string, string | number | boolean>;
  /** The cell of the unit column, to be found by key or name. */
  unitRef?: string;
  /** Marks worth showing: `no_key`, `no_time`, `text_replaced`. */
  flags: string[];
};
