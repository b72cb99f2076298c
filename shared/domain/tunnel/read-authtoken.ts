/** The authtoken within what was pasted, or a sentence about what that looks like instead. */
export type ReadAuthtoken = { token: string; problem: null } | { token: null; problem: string }

const where = 'Your authtoken is at dashboard.ngrok.com under "Your Authtoken".'
const authtoken = /^(?=[^_]*_)[A-Za-z0-9_-]{30,200}$/
/** Both halves as ngrok makes them, so that one can be told from the words around it. */
const authtokenWord = /(?<![A-Za-z0-9_-])[A-Za-z0-9]{15,60}_[A-Za-z0-9]{15,60}(?![A-Za-z0-9_-])/g
const invisible = /[\u200b-\u200f\u2060\ufeff]/g
const flags = /(?:--?[\w-]+(?:=\S+|\s+\S+)\s+)*/.source

/** The ways in which ngrok's documents and other programs write an authtoken beside other words. */
const settings: readonly RegExp[] = [
  new RegExp(`\\badd-authtoken\\s+${flags}(\\S+)`, 'i'),
  new RegExp(`\\bngrok(?:\\.exe)?["']?\\s+authtoken\\s+${flags}(\\S+)`, 'i'),
  /--authtoken[=\s]\s*(\S+)/i,
  /\bNGROK_AUTHTOKEN["'}\]]*\s*[=:]\s*(\S+)/i,
  /\bauth_?token["']?\s*[:=]\s*(\S+)/i,
]

/** What else people paste, and what to say of it. The first that fits is taken. */
const lookAlikes: readonly (readonly [RegExp, string])[] = [
  [/^$/, 'Nothing is there to read.'],
  [/[*•…]{2,}|\.{3}|…/, 'This is a masked form of an authtoken. Use the copy button beside it.'],
  [
    /[<>{}[\]$%]|^(your|my|the)?[-_]?(ngrok)?[-_]?(auth)?[-_]?token([-_]?here)?$|^your|^x{3,}$/i,
    'This is a placeholder from an example, not an authtoken.',
  ],
  [/^ak_/, 'This is the ID of an ngrok API key, not an authtoken.'],
  [/^cr_/, 'This is the ID of an authtoken (a credential), not the authtoken itself.'],
  [/^[a-z]{2,8}_/, 'This is a secret or an ID of another kind, not an ngrok authtoken.'],
  [/:\/\/|^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'This is a URL or a domain, not an authtoken.'],
  [/@/, 'This is an e-mail address, not an authtoken.'],
  [/\s/, 'This holds several words, and none of them is an authtoken.'],
  [/[^A-Za-z0-9_-]/, 'This holds a character that no authtoken has.'],
  [
    /^[A-Za-z0-9-]{16,}$/,
    "This has no underscore, so it is an authtoken of ngrok's first version, which is no longer accepted, or only a part of one.",
  ],
  [/^.{0,29}$/, 'This is too short for an authtoken. Perhaps it was not copied whole.'],
  [/^.{201,}$/, 'This is too long for an authtoken.'],
]

const unwrap = (word: string): string => word.replace(/^["'`“”‘’(]+|["'`“”‘’);,]+$/g, '')

function findCandidate(text: string): string {
  const lines = text.split(/[\r\n]+/)
  for (const line of lines) {
    const found = settings.map((setting) => setting.exec(line)?.[1]).find((word) => word !== undefined)
    if (found !== undefined) return unwrap(found)
  }
  const words = new Set(text.match(authtokenWord))
  const [only] = words
  return words.size === 1 && only !== undefined ? only : unwrap(text.trim())
}

/** Takes the authtoken as pasted in any usual form: bare, in quotes, or within a command, a setting or several lines. */
export function readAuthtoken(text: string): ReadAuthtoken {
  const candidate = findCandidate(text.replace(invisible, '').replace(/\u00a0/g, ' '))
  if (/\badd-api-key\b/i.test(text)) return { token: null, problem: `This is the command for an API key. ${where}` }
  const lookAlike = lookAlikes.find(([form]) => form.test(candidate))
  if (lookAlike) return { token: null, problem: `${lookAlike[1]} ${where}` }
  if (authtoken.test(candidate)) return { token: candidate, problem: null }
  return { token: null, problem: `This does not look like an authtoken. ${where}` }
}
