import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { createApi } from './api.ts';
import { type Product, startProduct } from './product.ts';

const yearMs = 210_000;

/** Signs in with the one-time link and answers the session's cookie. */
async function signIn({ url, link }: Product): Promise<string> {
  const api = createApi(url);
  return api.session('/auth/link', { token: link.split('/link/')[1] });
}

/** Waits until the sample company's year has been told to its end and is in the figures. */
async function yearTold(url: string, cookie: string): Promise<void> {
  const api = createApi(url, { cookie });
  const deadline = performance.now() + yearMs;
  while (performance.now() < deadline) {
    const { sampleProgress } = await api.get<{
      sampleProgress: { done: number; total: number | null } | null;
    }>('/organisation');
    if (sampleProgress?.total && sampleProgress.done >= sampleProgress.total) {
      const { total } = await api.get<{ total: number }>('/voices?limit=1');
      if (total > 0) return;
    }
    await sleep(500);
  }
  throw new Error('The sample company did not finish its year in time.');
}

/** A product that runs already, named by the environment, or one started for this run. */
async function demo(): Promise<Product & { readonly cookie: string }> {
  const { VOXLOOP_E2E_URL: url, VOXLOOP_E2E_COOKIE: cookie } = process.env;
  if (url && cookie) return { url, cookie, link: '', stop: () => Promise.resolve() };
  const product = await startProduct(['--demo']);
  return { ...product, cookie: await signIn(product) };
}

/** Starts the browser, and the whole product with its sample company, once for all tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, cookie, stop } = await demo();
  await yearTold(url, cookie);
  const browser = await chromium.launchServer({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  project.provide('product', { url, cookie });
  project.provide('browser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await stop();
  };
}

declare module 'vitest' {
  interface ProvidedContext {
    product: { url: string; cookie: string };
    browser: string;
  }
}
