/**
 * The pages in a real browser: Chromium, where it is installed, over an app of its own with the
 * shipped data.
 */
import { describe } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Page, type Request } from 'playwright-core';
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
if (CHROMIUM === undefined)
  process.stderr.write(
    'Skipped: the pages in a browser, as there is no Chromium (apt-get install chromium, ' +
      'or CHROMIUM=path).\n',
  );

/** `describe`, where there is a browser. */
export const describeInBrowser = CHROMIUM === undefined ? describe.skip : describe;

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How a page is looked at. */
export interface VisitOptions {
  readonly width?: number;
  readonly scheme?: (typeof SCHEMES)[number];
  /** False for a browser that runs no scripts. */
  readonly runsScripts?: boolean;
}

/** An app and a browser, until both are closed. */
export class Browsing {
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

  /** Opens a page in a fresh profile. */
  async visit(
    path: string,
    { width = 1440, scheme = 'light', runsScripts = true }: VisitOptions = {},
  ): Promise<Visit> {
    const context = await this.browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: scheme,
      javaScriptEnabled: runsScripts,
      reducedMotion: 'reduce',
    });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: this.app.url });
    const page = await context.newPage();
    const visit = new Visit(page, this.app.url);
    // The page of a version waits for its files to be made.
    await page.goto(this.app.url + path, { timeout: 120_000 });
    return visit;
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
   * What axe finds that is serious or critical, a line each: the rule, and where. Of `colors`, only
   * what can be another in the dark.
   */
  async barriers(of: 'all' | 'colors' = 'all'): Promise<string[]> {
    // Through the debugger, so that the page's policy stays as it is.
    await this.page.evaluate(AXE);
    const rules =
      of === 'all'
        ? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
        : { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
    const { violations } = await this.page.evaluate<{
      violations: {
        id: string;
        impact: string;
        nodes: { target: unknown[]; failureSummary: string }[];
      }[];
    }>(`axe.run(${JSON.stringify({ runOnly: rules, resultTypes: ['violations'] })})`);
    return violations
      .filter(({ impact }) => ['serious', 'critical'].includes(impact))
      .flatMap(({ id, nodes }) =>
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
    await this.page.context().close();
  }
}
