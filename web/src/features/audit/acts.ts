import type { useTranslation } from 'react-i18next';

/** The acts the log knows, as keys of their words; what follows the second point is the code. */
const actKeys = [
  'audit.act.organisation.created',
  'audit.act.organisation.changed',
  'audit.act.calendar.changed',
  'audit.act.sample.opened',
  'audit.act.sample.removed',
  'audit.act.unit.added',
  'audit.act.unit.changed',
  'audit.act.unit.closed',
  'audit.act.unit.removed',
  'audit.act.units.imported',
  'audit.act.people.imported',
  'audit.act.person.invited',
  'audit.act.person.invitation_withdrawn',
  'audit.act.person.joined',
  'audit.act.person.changed',
  'audit.act.person.signed_in',
  'audit.act.person.password_changed',
  'audit.act.person.viewed_as',
  'audit.act.key.made',
  'audit.act.key.revoked',
  'audit.act.import.uploaded',
  'audit.act.import.mapped',
  'audit.act.import.start',
  'audit.act.import.cancel',
  'audit.act.import.undo',
  'audit.act.voice.correct',
  'audit.act.voice.correction.undo',
  'audit.act.voice.place',
  'audit.act.voice.original.read',
  'audit.act.customer.unmerged',
  'audit.act.customer.joining_allowed',
  'audit.act.alert_rule.added',
  'audit.act.alert_rule.changed',
  'audit.act.alert_rule.removed',
  'audit.act.ticket.opened',
  'audit.act.ticket.taken',
  'audit.act.ticket.comment',
  'audit.act.ticket.handed_off',
  'audit.act.ticket.status',
  'audit.act.ticket.undone',
  'audit.act.plan.started',
  'audit.act.plan.changed',
  'audit.act.plan.moved',
  'audit.act.plan.action_added',
  'audit.act.plan.action_changed',
  'audit.act.plan.action_removed',
  'audit.act.export.asked',
  'audit.act.export.done',
  'audit.act.export.refused',
] as const;

type Translate = ReturnType<typeof useTranslation>['t'];

/** An act in words; its code where a newer server writes one that has none. */
export function actName(t: Translate, code: string): string {
  return t(`audit.act.${code}`, { defaultValue: code });
}

/** The kind of thing an act was done to, in words. */
export function kindName(t: Translate, kind: string): string {
  return t(`audit.kind.${kind}`, { defaultValue: kind });
}

/** Every act one can narrow the log to, with its words. */
export function actOptions(t: Translate) {
  return actKeys.map((key) => ({ value: key.split('.').slice(2).join('.'), label: t(key) }));
}
