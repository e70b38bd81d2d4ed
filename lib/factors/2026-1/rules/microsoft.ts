import { MICROSOFT_NETWORK } from './microsoft-network.ts'
import { MICROSOFT_SERVICES } from './microsoft-services.ts'
import { MICROSOFT_SIZES } from './microsoft-sizes.ts'
import { MICROSOFT_STORAGE } from './microsoft-storage.ts'

/** Azure, by meter or by charge description. */
export const MICROSOFT_RULES = [
  ...MICROSOFT_NETWORK,
  ...MICROSOFT_SIZES,
  ...MICROSOFT_STORAGE,
  ...MICROSOFT_SERVICES,
]
