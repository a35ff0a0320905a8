/** One key of one voice, ready to be compared. */
export type GraphKey = {
  readonly hash: string;
  readonly type: string;
  readonly strength: number;
  readonly merges: boolean;
  readonly verified: boolean;
};

/** What is known of a component: a customer with all that were merged into it. */
export type Component = {
  readonly createdAt: number;
  readonly identities: number;
  readonly verified: number;
  /** Distinct e-mails and user ids: how many persons it could be. */
  readonly persons: number;
};

/** What the store holds about the keys of a batch. */
export type Known = {
  readonly owners: ReadonlyMap<string, string>;
  readonly blocked: ReadonlySet<string>;
  readonly roots: ReadonlyMap<string, string>;
  readonly components: ReadonlyMap<string, Component>;
  /** Roots that a person parted. */
  readonly apart: readonly Pair[];
};

/** Two customers that stay apart. */
export type Pair = readonly [string, string];

/** More identities than this are no person but a shared account. */
const mostIdentities = 10;
/** A phone that more persons than this give is not theirs. */
const mostPersonsOfPhone = 5;

const namesPerson = (key: GraphKey) => key.type === 'email' || key.type === 'userId';

/**
 * Customers as components of evidence. A key belongs to one customer; a voice with keys of two
 * customers merges the younger into the older one, which removing that edge takes back.
 *
 * Nothing is merged that would make one person of two proved user ids, of more than ten identities,
 * or of two customers that a person parted; a phone shared by more than five persons stops being
 * evidence.
 */
export class IdentityGraph {
  /** What has to be stored, in the order in which it came about. */
  readonly created: { id: string; at: number }[] = [];
  readonly attached: { hash: string; customerId: string }[] = [];
  readonly merged: { from: string; into: string }[] = [];
  readonly blocked = new Set<string>();

  private readonly owners: Map<string, string>;
  private readonly parents: Map<string, string>;
  private readonly components: Map<string, Component>;
  private readonly apart: readonly Pair[];
  private readonly newId: () => string;

  constructor(known: Known, newId: () => string) {
    this.owners = new Map(known.owners);
    this.parents = new Map([...known.roots].filter(([id, root]) => id !== root));
    this.components = new Map(known.components);
    this.apart = known.apart;
    for (const hash of known.blocked) this.blocked.add(hash);
    this.newId = newId;
  }

  /** The customer whose voice it is, or null when no key speaks for anyone. */
  settle(keys: readonly GraphKey[], at: number): string | null {
    const usable = keys
      .filter((key) => !this.blocked.has(key.hash))
      .toSorted((a, b) => b.strength - a.strength || (a.hash < b.hash ? -1 : 1));
    const strong = usable.filter((key) => key.merges);
    const links = usable.filter((key) => !key.merges);
    const leader = strong.length > 0 ? this.ownerOfStrong(strong, at) : this.ownerOfLink(links, at);
    if (leader === null) return null;
    for (const key of links) {
      const isNew = !this.owners.has(key.hash);
      if (isNew && this.fits(key, this.componentOf(leader))) this.attach(key, leader);
    }
    return leader;
  }

  /** The root that stands for a customer and all it is merged with. */
  rootOf(id: string): string {
    let root = id;
    for (let next = this.parents.get(root); next; next = this.parents.get(root)) root = next;
    return root;
  }

  private ownerOfLink(links: readonly GraphKey[], at: number): string | null {
    const known = links.find((key) => this.owners.has(key.hash));
    const first = links[0];
    if (known) return this.owners.get(known.hash) ?? null;
    return first ? this.create(at) : null;
  }

  private ownerOfStrong(strong: readonly GraphKey[], at: number): string {
    const [first, ...others] = strong;
    const known = strong.find((key) => this.owners.has(key.hash));
    let leader = known ? (this.owners.get(known.hash) ?? null) : null;
    if (first && known && first !== known && !this.mayAttach(first, known)) leader = null;
    leader ??= this.create(at);
    if (first && !this.owners.has(first.hash)) this.attach(first, leader);
    for (const key of others) this.join(key, leader, first);
    return leader;
  }

  private join(key: GraphKey, leader: string, first: GraphKey | undefined): void {
    const owner = this.owners.get(key.hash);
    if (owner === undefined) {
      if (this.fits(key, this.componentOf(leader))) this.attach(key, leader);
      return;
    }
    const [mine, theirs] = [this.rootOf(leader), this.rootOf(owner)];
    if (mine === theirs || this.blocked.has(key.hash)) return;
    if (key.type === 'phone' && first && namesPerson(first) && this.isCrowd(mine, theirs)) {
      this.blocked.add(key.hash);
      return;
    }
    this.merge(mine, theirs);
  }

  /** Whether a new, stronger key may join the customer that a known, weaker one points to. */
  private mayAttach(key: GraphKey, known: GraphKey): boolean {
    const owner = this.owners.get(known.hash);
    if (owner === undefined) return false;
    const component = this.componentOf(owner);
    const crowd = known.type === 'phone' && namesPerson(key);
    if (crowd && component.persons >= mostPersonsOfPhone) {
      this.blocked.add(known.hash);
      return false;
    }
    return this.fits(key, component);
  }

  private fits(key: GraphKey, component: Component): boolean {
    if (component.identities >= mostIdentities) return false;
    return !(key.verified && component.verified > 0);
  }

  private isCrowd(one: string, other: string): boolean {
    return this.componentOf(one).persons + this.componentOf(other).persons > mostPersonsOfPhone;
  }

  private componentOf(id: string): Component {
    const empty = { createdAt: 0, identities: 0, verified: 0, persons: 0 };
    return this.components.get(this.rootOf(id)) ?? empty;
  }

  private create(at: number): string {
    const id = this.newId();
    this.components.set(id, { createdAt: at, identities: 0, verified: 0, persons: 0 });
    this.created.push({ id, at });
    return id;
  }

  private attach(key: GraphKey, customerId: string): void {
    this.owners.set(key.hash, customerId);
    this.attached.push({ hash: key.hash, customerId });
    const component = this.componentOf(customerId);
    this.components.set(this.rootOf(customerId), {
      createdAt: component.createdAt,
      identities: component.identities + 1,
      verified: component.verified + (key.verified ? 1 : 0),
      persons: component.persons + (namesPerson(key) ? 1 : 0),
    });
  }

  /** By their present roots: whoever joins one of a pair is kept apart from the other as well. */
  private stayApart(one: string, other: string): boolean {
    return this.apart.some((pair) => {
      const [a, b] = [this.rootOf(pair[0]), this.rootOf(pair[1])];
      return (a === one && b === other) || (a === other && b === one);
    });
  }

  private merge(one: string, other: string): void {
    if (this.stayApart(one, other)) return;
    const [a, b] = [this.componentOf(one), this.componentOf(other)];
    if (a.verified + b.verified > 1 || a.identities + b.identities > mostIdentities) return;
    const oneIsOlder = a.createdAt < b.createdAt || (a.createdAt === b.createdAt && one < other);
    const [into, from] = oneIsOlder ? [one, other] : [other, one];
    this.parents.set(from, into);
    this.merged.push({ from, into });
    this.components.delete(from);
    this.components.set(into, {
      createdAt: Math.min(a.createdAt, b.createdAt),
      identities: a.identities + b.identities,
      verified: a.verified + b.verified,
      persons: a.persons + b.persons,
    });
  }
}
