import type { Config } from './config.ts';

/** One outgoing mail: plain text only, so nothing in it can run. */
export type Mail = { to: string; subject: string; text: string };

/** Outbound mail. `ready` is false where no mail server is set; then links are shown instead. */
export type Mailer = { readonly ready: boolean; send(mail: Mail): Promise<void> };

/** Mail headers end at a line break, so none may stand in a value that becomes one. */
function headerValue(value: string): string {
  return value.replaceAll(/[\r\n\u2028\u2029]+/g, ' ').trim();
}

/** The mailer of this configuration. */
export function openMail(config: Config): Mailer {
  const { SMTP_URL: url, MAIL_FROM: from } = config;
  if (!url || !from) {
    return {
      ready: false,
      send: () => Promise.reject(new Error('No mail server is set (SMTP_URL).')),
    };
  }
  const opening = import('nodemailer').then(({ createTransport }) => createTransport(url));
  return {
    ready: true,
    async send({ to, subject, text }) {
      const transport = await opening;
      await transport.sendMail({
        from: headerValue(from),
        to: headerValue(to),
        subject: headerValue(subject),
        text,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
  };
}
