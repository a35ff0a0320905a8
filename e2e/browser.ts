import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from 'playwright-core';
import { inject, onTestFinished } from 'vitest';

/** How a page is opened: who looks, and on what. */
export type Look = {
  readonly cookie?: string;
  readonly url?: string;
  readonly locale?: 'en' | 'zh' | 'es';
  readonly width?: 390 | 1440;
  readonly theme?: 'light' | 'dark';
};

/** What went wrong in a page without a test asking; `allow` says what a test provokes itself. */
type Faults = {
  readonly list: string[];
  readonly allow: (pattern: RegExp) => void;
};

/** A browser context of its own, every fault of its pages collected. */
export type Window = {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly faults: Faults;
  readonly url: string;
  /** Another page of the same context, watched like the first. */
  readonly another: () => Promise<Page>;
};

const tags = { en: 'en-GB', zh: 'zh-CN', es: 'es-ES' };
const heights = { 390: 844, 1440: 900 };

let connected: Promise<Browser> | undefined;

function browser(): Promise<Browser> {
  connected ??= chromium.connect(inject('browser'));
  return connected;
}

type Traffic = { readonly open: Set<Request>; asked: number };

const traffic = new WeakMap<Page, Traffic>();

/** Counts what a page still waits for. */
function count(page: Page): void {
  const requests: Traffic = { open: new Set(), asked: 0 };
  traffic.set(page, requests);
  page.on('request', (request) => {
    requests.asked += 1;
    requests.open.add(request);
  });
  page.on('requestfinished', (request) => requests.open.delete(request));
  page.on('requestfailed', (request) => requests.open.delete(request));
  page.on('framenavigated', () => requests.open.clear());
}

/** Listens for everything a page must never do: errors, refused requests, broken policy. */
function watch(page: Page, { list }: Faults): void {
  page.on('console', (message) => {
    // The answer that is behind this line is reported below, with its status.
    const resource = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !resource) list.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => list.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    list.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') list.push(`request: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    const line = `${response.request().method()} ${response.status()} ${response.url()}`;
    if (response.status() >= 400) list.push(line);
  });
}

function faultList(): Faults & { readonly left: () => readonly string[] } {
  const list: string[] = [];
  const allowed: RegExp[] = [];
  return {
    list,
    allow: (pattern) => void allowed.push(pattern),
    left: () => list.filter((line) => !allowed.some((pattern) => pattern.test(line))),
  };
}

/** Keeps what a failed test saw last. */
async function picture(context: BrowserContext, test: string): Promise<void> {
  const name = test.replaceAll(/\W+/g, '-').slice(0, 60);
  for (const [at, page] of context.pages().entries()) {
    const path = join(import.meta.dirname, `../test-results/${name}-${at}.png`);
    await page.screenshot({ path }).catch(() => null);
  }
}

/** Opens a window; the test that asked fails on any fault in it that it did not allow. */
export async function openWindow(look: Look = {}): Promise<Window> {
  const { locale = 'en', width = 1440, theme = 'light', url = inject('product').url } = look;
  const options: BrowserContextOptions = {
    baseURL: url,
    locale: tags[locale],
    timezoneId: 'Europe/Madrid',
    viewport: { width, height: heights[width] },
    colorScheme: theme,
    reducedMotion: 'reduce',
  };
  const context = await (await browser()).newContext(options);
  context.setDefaultTimeout(20_000);
  const faults = faultList();
  await context.exposeBinding('voxloopPolicy', (_source, line: string) => {
    faults.list.push(`policy: ${line}`);
  });
  await context.addInitScript(() => {
    const { voxloopPolicy } = window as unknown as { voxloopPolicy: (line: string) => void };
    document.addEventListener('securitypolicyviolation', (event) => {
      voxloopPolicy(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  if (look.cookie) {
    const [name = '', ...value] = look.cookie.split('=');
    await context.addCookies([{ name, value: value.join('='), url }]);
  }
  const another = async (): Promise<Page> => {
    const page = await context.newPage();
    count(page);
    watch(page, faults);
    return page;
  };
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(context, task.name);
    await context.close();
    const left = faults.left();
    if (left.length > 0) throw new Error(`The page did what it must not:\n${left.join('\n')}`);
  });
  return { context, page: await another(), faults, url, another };
}

const quietMs = 100;

/** Waits until a page has its heading, loads nothing, shows no skeleton and stays so. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  const requests = traffic.get(page);
  const deadline = Date.now() + 20_000;
  let asked = -1;
  while (Date.now() < deadline) {
    const busy = await page.locator('[aria-busy="true"]').count();
    const quiet = busy === 0 && requests?.open.size === 0 && requests.asked === asked;
    if (quiet) return;
    asked = requests?.asked ?? 0;
    await sleep(quietMs);
  }
  throw new Error(`${page.url()} did not come to rest.`);
}

/** Goes to an address and waits until the page there is complete. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'domcontentloaded' });
  await settled(page);
}
