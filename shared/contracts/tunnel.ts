import { z } from 'zod'

/** How the receiver is reached from outside: not at all, by a URL the user already has, through ngrok, or through the user's own SSH host. */
export const tunnelDriverSchema = z.enum(['off', 'manual', 'ngrok', 'ssh'])
export type TunnelDriverName = z.infer<typeof tunnelDriverSchema>

/** Base of public URLs: scheme, host and perhaps a path; no trailing slash, query, fragment or credentials. */
export const publicBaseSchema = z
  .string()
  .max(500)
  .regex(
    /^https?:\/\/[^\s/?#@\\]+(?:\/[^\s/?#\\]+)*$/,
    'A public URL is like https://hooks.example.com, without ? or #.',
  )

const hostNameSchema = z
  .string()
  .regex(/^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/, 'A domain is like hooks.example.com.')
const portSchema = z.number().int().min(1).max(65_535)

export const ngrokSettingsSchema = z.strictObject({
  /** `null`: the dev domain of the account. */
  domain: hostNameSchema.nullable(),
  /** Whose certificates the connection to ngrok may show: ngrok's own, those of the operating system (TLS inspection), or those of a PEM file. */
  trust: z.enum(['ngrok', 'system', 'file']),
  /** Absolute path of the PEM file; used with `trust: 'file'`. */
  certificateFile: z.string().max(4096).nullable(),
  /** `host:port` of a connect address of the account's own; `null`: ngrok's. */
  serverAddress: z
    .string()
    .regex(/^[A-Za-z0-9.[\]:-]{1,253}:\d{1,5}$/, 'An address is like connect.example.com:443.')
    .nullable(),
})
export type NgrokSettings = z.infer<typeof ngrokSettingsSchema>

export const sshSettingsSchema = z.strictObject({
  host: hostNameSchema.nullable(),
  port: portSchema,
  user: z.string().max(64),
  /** Absolute path of the private key; `null`: the SSH agent. */
  keyFile: z.string().max(4096).nullable(),
  /** Where the host listens for the outside: `localhost` behind a web server on it, `0.0.0.0` without one. */
  remoteHost: z.string().max(253),
  /** 0: any free port of the host. */
  remotePort: z.number().int().min(0).max(65_535),
  /** Under which the outside reaches that port; `null`: `http://host:remotePort`. */
  publicUrl: publicBaseSchema.nullable(),
  /** `SHA256:…` of the host's key that the user has trusted; `null` until then. */
  hostKey: z.string().max(100).nullable(),
})
export type SshSettings = z.infer<typeof sshSettingsSchema>

/** The settings of every driver stand side by side, so that switching loses nothing. Secrets are in the vault. */
export const tunnelSettingsSchema = z.strictObject({
  driver: tunnelDriverSchema,
  /** Whether it shall be connected; kept, so that the next start does the same. */
  isWanted: z.boolean(),
  manual: z.strictObject({ url: publicBaseSchema.nullable() }),
  ngrok: ngrokSettingsSchema,
  ssh: sshSettingsSchema,
})
export type TunnelSettings = z.infer<typeof tunnelSettingsSchema>

export const defaultTunnelSettings: TunnelSettings = {
  driver: 'off',
  isWanted: false,
  manual: { url: null },
  ngrok: { domain: null, trust: 'ngrok', certificateFile: null, serverAddress: null },
  ssh: {
    host: null,
    port: 22,
    user: '',
    keyFile: null,
    remoteHost: 'localhost',
    remotePort: 0,
    publicUrl: null,
    hostKey: null,
  },
}

/** Why a tunnel is not there. `code` is a key of the problem table in the domain, such as `ERR_NGROK_105` or `no_answer`; `detail` what the other side said, without secrets. */
export const tunnelProblemSchema = z.strictObject({ code: z.string().max(64), detail: z.string().max(500).nullable() })
export type TunnelProblem = z.infer<typeof tunnelProblemSchema>

/** Times are epoch ms. `problem` of `connecting` is that of the attempt before. `retryAt: null`: it waits for the user. */
export const tunnelLinkSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('off') }),
  z.strictObject({ state: z.literal('connecting'), since: z.number(), problem: tunnelProblemSchema.nullable() }),
  z.strictObject({ state: z.literal('online'), since: z.number() }),
  z.strictObject({
    state: z.literal('offline'),
    since: z.number(),
    problem: tunnelProblemSchema,
    retryAt: z.number().nullable(),
  }),
])
export type TunnelLink = z.infer<typeof tunnelLinkSchema>

/** What came of the app's call of its own public URL: our own answer, no answer, or the answer of another server. */
export const tunnelProbeSchema = z.strictObject({
  outcome: z.enum(['reachable', 'unreachable', 'somebody_else']),
  /** The base that was called. */
  base: z.string(),
  at: z.number(),
  durationMs: z.number(),
  /** What was seen instead, such as `connection refused` or `404 from nginx`; `null` when reachable. */
  detail: z.string().max(300).nullable(),
})
export type TunnelProbe = z.infer<typeof tunnelProbeSchema>

/** A line of the Tunnel page's log, in plain words. */
export const tunnelLogLineSchema = z.strictObject({
  at: z.number(),
  level: z.enum(['info', 'warning', 'error']),
  text: z.string(),
})
export type TunnelLogLine = z.infer<typeof tunnelLogLineSchema>

/** A time in which nobody could reach the public URL. `endedAt: null`: it lasts. `code`: that of the problem, `app_closed` or `asleep`. */
export const tunnelGapSchema = z.strictObject({
  id: z.string(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  base: z.string().nullable(),
  code: z.string(),
})
export type TunnelGap = z.infer<typeof tunnelGapSchema>

export const tunnelStatusSchema = z.strictObject({
  driver: tunnelDriverSchema,
  /** HOOKWRIGHT_TUNNEL decides, so that the driver cannot be changed on screen. */
  isFixed: z.boolean(),
  link: tunnelLinkSchema,
  /** The public base in force, also while it is offline; `null` before the first connection and with `off`. */
  base: z.string().nullable(),
  /** Of `base`; `null` before the first. */
  probe: tunnelProbeSchema.nullable(),
  isProbing: z.boolean(),
  /** Requests that came through the tunnel in the calendar month (UTC), `month` like `2026-11`; `limit` that of the free plan. */
  requests: z.strictObject({ month: z.string(), count: z.number().int(), limit: z.number().int().nullable() }),
  /** Whether the vault holds them. */
  hasAuthtoken: z.boolean(),
  hasSshPassphrase: z.boolean(),
})
export type TunnelStatus = z.infer<typeof tunnelStatusSchema>
