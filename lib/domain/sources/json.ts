/** What can be kept as JSON, and comes back as it was. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }
