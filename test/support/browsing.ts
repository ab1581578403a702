/**
 * The pages in a real browser: Chromium, where it is installed, over an app of its own with the
 * shipped data.
 */
import { describe } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Page, type Request } from 'playwright-core';
import { sayMissing } from './missing.js';
import { RunningApp } from './running-app.js';

/** Widths of a phone, a tablet and a desktop, in CSS pixels. */
export const WIDTHS = [360, 768, 1440] as const;
export const SCHEMES = ['light', 'dark'] as const;

const CHROMIUM = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => existsSync(path));
if (CHROMIUM === undefined) sayMissing('Chromium', 'apt-get install chromium, or CHROMIUM=path');

/** `describe`, where there is a browser. */
export const describeInBrowser = CHROMIUM === undefined ? describe.skip : describe;

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How a page is looked at. */
export interface VisitOptions {
  readonly width?: number;
  readonly scheme?: (typeof SCHEMES)[number];
  /** False for a browser that runs no scripts. */
  readonly runsScripts?: boolean;
  /** True for a browser that has loaded nothing yet, which takes a second more. */
  readonly isNew?: boolean;
}

/** An app and a browser, until both are closed. */
export class Browsing {
  /** Closed visits, by whether they run scripts: their tabs are used again. */
  readonly #idle = new Map<boolean, Visit[]>();

  private constructor(
    readonly app: RunningApp,
    readonly browser: Browser,
  ) {}

  static async start(options: Parameters<typeof RunningApp.start>[0] = {}): Promise<Browsing> {
    const [app, browser] = await Promise.all([
      RunningApp.start(options),
      chromium.launch({ executablePath: CHROMIUM!, args: ['--disable-gpu'] }),
    ]);
    return new Browsing(app, browser);
  }

  /** Opens a page where nothing is stored. */
  async visit(
    path: string,
    { width = 1440, scheme = 'light', runsScripts = true, isNew = false }: VisitOptions = {},
  ): Promise<Visit> {
    const visit =
      (isNew ? undefined : this.#idle.get(runsScripts)?.pop()) ?? (await this.#open(runsScripts));
    const { page } = visit;
    visit.complaints.length = 0;
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ media: 'screen', colorScheme: scheme, reducedMotion: 'reduce' });
    await page.goto(this.app.url + path);
    return visit;
  }

  async #open(runsScripts: boolean): Promise<Visit> {
    const { url } = this.app;
    const context = await this.browser.newContext({ javaScriptEnabled: runsScripts });
    const idle = this.#idle.get(runsScripts) ?? [];
    this.#idle.set(runsScripts, idle);
    return new Visit(await context.newPage(), url, (visit) => idle.push(visit));
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.app.close();
  }
}

/** A page as somebody looks at it, with all that goes wrong meanwhile. */
export class Visit {
  /**
   * Errors of the console, which breaches of the page's security policy are too, and requests to
   * other hosts.
   */
  readonly complaints: string[] = [];

  constructor(
    readonly page: Page,
    origin: string,
    private readonly onClosed: (visit: Visit) => void,
  ) {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()))
        this.complaints.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) =>
      this.complaints.push(`thrown: ${error.stack ?? error.message}`),
    );
    page.on('dialog', (dialog) => {
      this.complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request: Request) => {
      const { protocol, origin: asked } = new URL(request.url());
      if (asked !== origin && !['data:', 'blob:'].includes(protocol))
        this.complaints.push(`elsewhere: ${request.url()}`);
    });
  }

  /**
   * What axe finds, a line each: the rule, and where. Of `colors`, only what can be another in the
   * dark.
   */
  async barriers(of: 'all' | 'colors' = 'all'): Promise<string[]> {
    // Through the debugger, so that the page's policy stays as it is.
    if (!(await this.page.evaluate('"axe" in window'))) await this.page.evaluate(AXE);
    const rules = of === 'all' ? {} : { runOnly: ['color-contrast', 'link-in-text-block'] };
    const { violations } = await this.page.evaluate<{
      violations: { id: string; nodes: { target: unknown[]; failureSummary: string }[] }[];
    }>(`axe.run(${JSON.stringify({ ...rules, resultTypes: ['violations'] })})`);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) =>
          `${id} at ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`,
      ),
    );
  }

  /**
   * How many pixels of the page stand out to the right, so that one has to scroll sideways to read.
   */
  overflow(): Promise<number> {
    return this.page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
  }

  async close(): Promise<void> {
    await this.page.unrouteAll();
    // A test may have left for a page without storage.
    await this.page.evaluate('try { localStorage.clear() } catch {}');
    await this.page.goto('about:blank');
    this.onClosed(this);
  }
}
