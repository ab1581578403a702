import { TestEnvironment } from 'jest-environment-node';
import vm from 'node:vm';

const DIST = new URL('../../dist/src/', import.meta.url);

/**
 * Jest's environment, with an ordinary global object: that of Jest intercepts each use of a global,
 * which makes a loop with `Math.imul` forty times slower than in the product.
 */
export default class extends TestEnvironment {
  constructor(...options) {
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(...options);
    } finally {
      vm.createContext = createContext;
    }
  }

  async setup() {
    await super.setup();
    // The product as it is built, loaded once for all test files of a process: see built-product.ts.
    this.global.importBuilt = (path) => import(new URL(path, DIST).href);
  }
}
