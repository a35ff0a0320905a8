import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
} from 'node:crypto';

/** The keys that personal data is sealed and recognised under. */
export type VaultKeys = {
  /** Seals; the others only open what was sealed before a rotation. */
  readonly current: string;
  readonly older: readonly string[];
  /** Makes the hashes by which an identity is recognised without being readable. */
  readonly pepper: string;
};

/** Where a sealed text belongs; it opens nowhere else. */
export type SealPlace = {
  readonly orgId: string;
  readonly table: string;
  readonly column: string;
};

const formatVersion = 1;
const keyIdBytes = 8;
const ivBytes = 12;
const tagBytes = 16;
const headBytes = 1 + keyIdBytes + ivBytes + tagBytes;

/** The vault's keys from the installation's secrets, with those of earlier rotations. */
export function vaultKeys(
  secrets: { readonly vault: string; readonly pepper: string },
  older: readonly string[] = [],
): VaultKeys {
  return { current: secrets.vault, older, pepper: secrets.pepper };
}

const derived = new Map<string, Buffer>();
const mostDerived = 10_000;

/** One key an organisation, so that a key that leaks opens the data of one only. */
function organisationKey(secret: string, orgId: string): Buffer {
  const name = `${orgId}:${keyId(secret).toString('hex')}`;
  const known = derived.get(name);
  if (known) return known;
  const bytes = hkdfSync('sha256', Buffer.from(secret, 'base64url'), orgId, 'vault', 32);
  const made = Buffer.from(bytes);
  if (derived.size >= mostDerived) derived.clear();
  derived.set(name, made);
  return made;
}

const keyIds = new Map<string, Buffer>();

function keyId(secret: string): Buffer {
  const known = keyIds.get(secret);
  if (known) return known;
  const made = createHash('sha256').update(`vault key ${secret}`).digest().subarray(0, keyIdBytes);
  keyIds.set(secret, made);
  return made;
}

function associatedData({ orgId, table, column }: SealPlace): Buffer {
  return Buffer.from(JSON.stringify([orgId, table, column]));
}

/** The text under AES-256-GCM, bound to its place, with the key's id in front. */
export function seal(keys: VaultKeys, place: SealPlace, text: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', organisationKey(keys.current, place.orgId), iv);
  cipher.setAAD(associatedData(place));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const head = Buffer.of(formatVersion);
  return Buffer.concat([head, keyId(keys.current), iv, cipher.getAuthTag(), body]);
}

/**
 * The text of a sealed value.
 *
 * @throws Error when its key is not known any more, when it belongs to another place, or when it
 *   was changed.
 */
export function open(keys: VaultKeys, place: SealPlace, sealed: Buffer): string {
  if (sealed.length < headBytes || sealed[0] !== formatVersion) {
    throw new Error('This is not a sealed value of this version.');
  }
  const id = sealed.subarray(1, 1 + keyIdBytes);
  const secret = [keys.current, ...keys.older].find((one) => keyId(one).equals(id));
  if (secret === undefined) {
    throw new Error(
      `The vault key ${id.toString('hex')} is missing; restore it to read what it sealed.`,
    );
  }
  const iv = sealed.subarray(1 + keyIdBytes, 1 + keyIdBytes + ivBytes);
  const decipher = createDecipheriv('aes-256-gcm', organisationKey(secret, place.orgId), iv);
  decipher.setAAD(associatedData(place));
  decipher.setAuthTag(sealed.subarray(headBytes - tagBytes, headBytes));
  try {
    const body = sealed.subarray(headBytes);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch (error) {
    throw new Error('The sealed value was changed, or belongs to another place.', { cause: error });
  }
}

const peppers = new Map<string, Buffer>();

function organisationPepper(pepper: string, orgId: string): Buffer {
  const name = `${orgId}:${pepper}`;
  const known = peppers.get(name);
  if (known) return known;
  const made = createHmac('sha256', pepper).update(`customer:${orgId}`).digest();
  if (peppers.size >= mostDerived) peppers.clear();
  peppers.set(name, made);
  return made;
}

/** A hash by which one organisation recognises a value; of no use to another one. */
export function recognisable(keys: VaultKeys, orgId: string, value: string): Buffer {
  return createHmac('sha256', organisationPepper(keys.pepper, orgId)).update(value).digest();
}
