import type { Mail } from '#kernel/mail.ts';

type Locale = 'en' | 'zh' | 'es';

/** A value from a person inside a mail: one short line without addresses that a client would link. */
export function quoted(value: string): string {
  return value
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/:\/\/|www\./gi, ' ')
    .trim()
    .slice(0, 80);
}

type InvitationWords = { subject: string; text: string };

const invitations: Record<Locale, (by: string, organisation: string) => InvitationWords> = {
  en: (by, organisation) => ({
    subject: `Invitation to ${organisation} on Voxloop`,
    text: `${by} invites you to "${organisation}" on Voxloop. Open this link within seven days:`,
  }),
  zh: (by, organisation) => ({
    subject: `邀请您加入 Voxloop 上的“${organisation}”`,
    text: `${by} 邀请您加入 Voxloop 上的“${organisation}”。请在七天内打开以下链接：`,
  }),
  es: (by, organisation) => ({
    subject: `Invitación a ${organisation} en Voxloop`,
    text: `${by} le invita a «${organisation}» en Voxloop. Abra este enlace en un plazo de siete días:`,
  }),
};

const resets: Record<Locale, InvitationWords> = {
  en: {
    subject: 'A new password for Voxloop',
    text: 'Someone asked for a new password for this address. If it was you, open this link within an hour; if not, nothing needs to be done:',
  },
  zh: {
    subject: '重设 Voxloop 密码',
    text: '有人为此邮箱申请了新密码。如果是您本人，请在一小时内打开以下链接；如果不是，无需任何操作：',
  },
  es: {
    subject: 'Una nueva contraseña para Voxloop',
    text: 'Alguien ha pedido una nueva contraseña para esta dirección. Si fue usted, abra este enlace antes de una hora; si no, no hace falta hacer nada:',
  },
};

/** The mail that invites someone. */
export function invitationMail(wanted: {
  to: string;
  by: string;
  organisation: string;
  locale: Locale;
  link: string;
}): Mail {
  const { to, by, organisation, locale, link } = wanted;
  const { subject, text } = invitations[locale](quoted(by), quoted(organisation));
  return { to, subject, text: `${text}\n\n${link}\n` };
}

/** The mail that carries a link to a new password. */
export function resetMail(to: string, locale: Locale, link: string): Mail {
  const { subject, text } = resets[locale];
  return { to, subject, text: `${text}\n\n${link}\n` };
}

/** Why a mail could not be sent, without the server's own words: those may repeat the address. */
export function mailFault(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
