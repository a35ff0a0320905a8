import type { Sent } from '#api.ts';

type Mapping = Sent<'/api/v1/imports/{id}/mapping', 'put'>;
type Channel = NonNullable<NonNullable<Mapping['defaults']>['channel']>;

// The API document has the names as a type alone; a channel missing here does not compile.
const known: Readonly<Record<Channel, true>> = {
  phone: true,
  email: true,
  web: true,
  app: true,
  sms: true,
  wechat: true,
  wecom: true,
  whatsapp: true,
  chat: true,
  review: true,
  community: true,
  social: true,
  store_terminal: true,
  qr: true,
  file: true,
  api: true,
};

const isChannel = (name: string): name is Channel => name in known;

/** The channels a voice can come by, all the API knows, in the order they are offered. */
export const channels: readonly Channel[] = Object.keys(known).filter(isChannel);
