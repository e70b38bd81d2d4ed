/**
 * Has Node compile WebAssembly quickly and leave it so. A test is over before PostgreSQL inside the process is worth optimising, which
 * takes more than half of its processor time.
 */
export const QUICK_WASM = '--liftoff-only'
