export { BASIS_LENGTH, erase, ErasureRefused, rowsWithCode, type Erasure } from './erasure.ts';
