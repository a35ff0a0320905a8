import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const locales = join(import.meta.dirname, '../web/src/i18n/locales/en');
const areas = readdirSync(locales).map((file) => file.replace('.json', ''));

type Rules = { readonly areas: readonly string[]; readonly spanish: boolean };

/** What is wrong with the looks of a page: width, small or cut text, bare keys, decimal points. */
export async function looksWrong(page: Page, { spanish }: { readonly spanish: boolean }) {
  return page.evaluate(look, { areas, spanish });
}

/** Runs in the page, so it can use nothing from outside. */
function look({ areas: known, spanish }: Rules): string[] {
  const found = new Set<string>();
  const short = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, 60);
  const own = (element: Element): string =>
    [...element.childNodes].map((node) => (node.nodeType === 3 ? node.nodeValue : '')).join('');

  const wide = document.documentElement.scrollWidth;
  if (wide !== innerWidth) found.add(`${wide} px wide in a window of ${innerWidth}`);

  const key = new RegExp(`\\b(?:${known.join('|')})\\.[a-z]+(?:[_.:][a-z]+)*\\b`);
  const bareKey = (text: string | null, where = 'text'): void => {
    const match = text ? key.exec(text) : null;
    if (match) found.add(`bare key in ${where}: ${match[0]}`);
  };
  // Ten thousands and more are grouped by points in Spanish, which is right.
  const grouped = /\b(?:[1-9]\d{1,2}(?:\.\d{3})+|[1-9](?:\.\d{3}){2,})\b/g;
  const written = '[lang]:not(html), code, pre, kbd, input, textarea, [data-written]';

  for (const element of document.body.querySelectorAll('*')) {
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      bareKey(element.getAttribute(name), name);
    const text = own(element);
    if (text.trim() === '' || element.closest('script, style, noscript, title')) continue;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    if (box.width <= 1 || box.height <= 1 || style.visibility === 'hidden') continue;
    if (Number.parseFloat(style.fontSize) < 12)
      found.add(`text of ${style.fontSize}: ${short(text)}`);
    if (element.closest(written)) continue;
    bareKey(text);
    if (spanish && /\d\.\d/.test(text.replaceAll(grouped, '')))
      found.add(`decimal point: ${short(text)}`);
  }

  const labels = 'header *, nav *, h1, h2, h3, th, th *, legend, label, label *, button, button *';
  for (const element of document.body.querySelectorAll(labels)) {
    const { clipPath, overflowX } = getComputedStyle(element);
    const aloud = clipPath === 'inset(50%)' || /auto|scroll/.test(overflowX);
    if (own(element).trim() === '' || element.closest(written) || aloud) continue;
    if (element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1)
      found.add(`cut (${element.scrollWidth} in ${element.clientWidth}): ${short(own(element))}`);
  }
  return [...found];
}
