import policy from './policy.json' with { type: 'json' };

/** The roles a person can hold on a unit. */
export const roles = ['administrator', 'management', 'business', 'execution'] as const;
export type Role = (typeof roles)[number];

/** What an API key may be allowed to do. */
export const keyScopes = ['read', 'voices:write', 'tickets:write'] as const;
export type KeyScope = (typeof keyScopes)[number];

/** An act that the policy file knows. */
export type Action = keyof typeof policy.actions;

type Grant = Partial<Record<Role, 'sub'>> & { scope?: string };

const grants: Readonly<Record<string, Grant>> = policy.actions as Readonly<Record<string, Grant>>;

/** Every act of the policy file, in its order. */
export const actions = Object.keys(policy.actions) as Action[];

/** Whether `value` names an act of the policy file. */
export function isAction(value: string): value is Action {
  return Object.hasOwn(grants, value);
}

/** Whether `role` may do `action` inside its unit subtree. Nothing is allowed outside it. */
export function roleMay(role: Role, action: Action): boolean {
  return grants[action]?.[role] === 'sub';
}

/** Whether a key with these scopes may do `action` inside its unit subtree. */
export function scopesMay(scopes: readonly string[], action: Action): boolean {
  const scope = grants[action]?.scope;
  return scope !== undefined && scopes.includes(scope);
}
