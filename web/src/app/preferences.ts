import { currentLanguage, speak } from '#i18n/i18n.ts';
import type { Me } from '#reference.ts';
import { keyBoard } from '#ui/hotkeys.ts';

type Account = Me['account'];

/** Makes the interface follow the account: language, density, single keys. */
export async function follow(account: Account): Promise<void> {
  if (account.density === 'default') delete document.documentElement.dataset.density;
  else document.documentElement.dataset.density = account.density;
  keyBoard.allowSingleKeys(account.singleKeys);
  if (currentLanguage() !== account.locale) await speak(account.locale);
}
