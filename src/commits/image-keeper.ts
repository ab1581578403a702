/** When images are written: so seldom that it costs little, so often that a start is quick. */
import type { GraphVersion } from '../graph/index.js';
import type { CommitLog } from './commit-log.js';
import { writeImage, type PicturedVersion } from './image-file.js';

/** Quads that a start may replay; about a tenth of a second. Beyond, an image is due. */
const MAX_QUADS_TO_REPLAY = 50_000;
const MAX_COMMITS_TO_REPLAY = 1_000;
/** A large graph allows more, as an image costs the graph's size. */
const MAX_SHARE_TO_REPLAY = 1 / 50;

/** Writes images in the background, one at a time. Commits need none: the log has everything. */
export class ImageKeeper {
  #latest: PicturedVersion | undefined;
  #quadsSince = 0;
  #commitsSince = 0;
  #writing: Promise<void> | undefined;

  constructor(
    private readonly directory: string,
    private readonly log: CommitLog,
  ) {}

  /** A version was published; its commit changed so many quads. */
  noteCommit(latest: PicturedVersion, quadCount: number): void {
    this.#latest = latest;
    this.#quadsSince += quadCount;
    this.#commitsSince += 1;
    if (this.#isDue(latest.version)) this.#write();
  }

  /** A start has replayed the commits after `imageNumber`, 0 for all of them. */
  noteRecovery(latest: PicturedVersion, imageNumber: number): void {
    this.#latest = latest;
    for (const { added, removed } of this.log.list(undefined, imageNumber)) {
      this.#quadsSince += added + removed;
      this.#commitsSince += 1;
    }
    if (this.#isDue(latest.version)) this.#write();
  }

  /** The image is no longer valid; another one is written. */
  renew(latest: PicturedVersion): void {
    this.#latest = latest;
    this.#write();
  }

  async close(): Promise<void> {
    await this.#writing;
  }

  #isDue({ size }: GraphVersion): boolean {
    return (
      this.#quadsSince >= Math.max(MAX_QUADS_TO_REPLAY, size * MAX_SHARE_TO_REPLAY) ||
      this.#commitsSince >= MAX_COMMITS_TO_REPLAY
    );
  }

  #write(): void {
    const latest = this.#latest;
    if (this.#writing || !latest) return;
    const digest = this.log.chainDigestOf(latest.version.number);
    if (digest === undefined) return;
    this.#quadsSince = 0;
    this.#commitsSince = 0;
    this.#writing = writeImage(this.directory, latest, digest)
      // A full disk, say. The next image is tried when it is due.
      .catch(() => undefined)
      .then(() => {
        this.#writing = undefined;
      });
  }
}
