import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAuthtoken } from './read-authtoken'

const token = '2abcDEFghiJKLmnoPQRstuVWXyz_4w7vMnRmjj67d9tpqupzH'

/** Ways in which an authtoken is copied from ngrok's pages, a terminal, a script or a file. */
const wrappings: readonly ((token: string) => string)[] = [
  (it) => it,
  (it) => `  ${it}\n`,
  (it) => `"${it}"`,
  (it) => `'${it}'`,
  (it) => `\`${it}\``,
  (it) => `“${it}”`,
  (it) => `\ufeff${it}\u200b`,
  (it) => `\u00a0${it}\u00a0`,
  (it) => `ngrok config add-authtoken ${it}`,
  (it) => `$ ngrok config add-authtoken ${it}`,
  (it) => `PS C:\\Users\\me> ngrok.exe config add-authtoken ${it}`,
  (it) => `./ngrok config add-authtoken '${it}'`,
  (it) => `ngrok config add-authtoken ${it} --config ./ngrok.yml`,
  (it) => `ngrok config add-authtoken --config ./ngrok.yml ${it}`,
  (it) => `ngrok authtoken ${it}`,
  (it) => `$ ./ngrok authtoken ${it}`,
  (it) => `"C:\\tools\\ngrok.exe" authtoken ${it}`,
  (it) => `ngrok http 8080 --authtoken ${it}`,
  (it) => `ngrok http --authtoken=${it} 8080`,
  (it) => `NGROK_AUTHTOKEN=${it}`,
  (it) => `export NGROK_AUTHTOKEN="${it}"`,
  (it) => `set NGROK_AUTHTOKEN=${it}`,
  (it) => `$env:NGROK_AUTHTOKEN = "${it}"`,
  (it) => `docker run -e NGROK_AUTHTOKEN=${it} ngrok/ngrok http 80`,
  (it) => `authtoken: ${it}`,
  (it) => `    authtoken: "${it}"`,
  (it) => `"authtoken": "${it}",`,
  (it) => `version: 3\nagent:\n  authtoken: ${it}\n  log: false\n`,
  (it) =>
    `$ ngrok config add-authtoken ${it}\nAuthtoken saved to configuration file: /home/me/.config/ngrok/ngrok.yml\n`,
  (it) => `Your Authtoken\n\n${it}\nCopy`,
  (it) => `My authtoken is ${it}, please keep it.`,
]

describe('a pasted authtoken', () => {
  it.each(wrappings.map((wrap) => [wrap(token)]))('is found in %j', (text) => {
    expect(readAuthtoken(text)).toEqual({ token, problem: null })
  })

  it('may be of the shorter, older form', () => {
    const older = '6hkKvdVYLrK3xLP9FfBxQ_2qjZVVJYdpoNrnuDE3GdA'
    expect(readAuthtoken(`ngrok authtoken ${older}`).token).toBe(older)
  })

  it.each([
    ['', 'Nothing'],
    [' \n ', 'Nothing'],
    ['""', 'Nothing'],
    ['ak_2abcDEFghiJKLmnoPQRstuVWXyz', 'API key'],
    ['"ak_2abcDEFghiJKLmnoPQRstuVWXyz"', 'API key'],
    ['ngrok config add-authtoken ak_2abcDEFghiJKLmnoPQRstuVWXyz', 'API key'],
    [`ngrok config add-api-key ${token}`, 'API key'],
    ['cr_2abcDEFghiJKLmnoPQRstuVWXyz', 'credential'],
    ['ep_2abcDEFghiJKLmnoPQRstuVWXyz', 'another kind'],
    ['whsec_2abcDEFghiJKLmnoPQRstuVWXyz', 'another kind'],
    ['5VRVm0q5n1xWOqdMZ4Ej', 'first version'],
    ['ngrok authtoken 5VRVm0q5n1xWOqdMZ4Ej', 'first version'],
    ['2abcDEF', 'too short'],
    ['2abcDEFghiJKLmno_4w7v', 'too short'],
    ['<YOUR_TOKEN>', 'placeholder'],
    ['ngrok config add-authtoken <token>', 'placeholder'],
    ['ngrok config add-authtoken $YOUR_AUTHTOKEN', 'placeholder'],
    ['$NGROK_AUTHTOKEN', 'placeholder'],
    ['%NGROK_AUTHTOKEN%', 'placeholder'],
    ['YOUR_AUTHTOKEN', 'placeholder'],
    ['ngrok authtoken YOUR_AUTH_TOKEN_HERE', 'placeholder'],
    ['authtoken: {{ token }}', 'placeholder'],
    ['xxxxxxxx', 'placeholder'],
    ['2abc••••••••••••zH', 'masked'],
    ['2abc********zH', 'masked'],
    ['2abcDEF...pzH', 'masked'],
    ['https://dashboard.ngrok.com/get-started/your-authtoken', 'URL'],
    ['steady-newt.ngrok-free.app', 'domain'],
    ['me@example.com', 'e-mail'],
    ['this is not it', 'several words'],
    [`${token}\n${token.toLowerCase()}`, 'several words'],
    ['2abcDEFghiJKLmnoPQRstuVWX~z_4w7vMnRmjj67d9tpqupzH', 'character'],
    [`${'a1'.repeat(150)}_x`, 'too long'],
  ])('is not what %j holds, and the sentence says why', (text, why) => {
    const { token: found, problem } = readAuthtoken(text)
    expect(found).toBeNull()
    expect(problem).toContain(why)
    expect(problem).toContain('dashboard.ngrok.com')
  })

  it('is found whatever its characters', () => {
    const half = fc.stringMatching(/^[A-Za-z0-9]{20,30}$/)
    fc.assert(
      fc.property(half, half, fc.constantFrom(...wrappings), (first, second, wrap) => {
        expect(readAuthtoken(wrap(`${first}_${second}`))).toEqual({ token: `${first}_${second}`, problem: null })
      }),
    )
  })

  it('is never anything that could not be one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { token: found, problem } = readAuthtoken(text)
        if (found === null) expect(problem).toMatch(/\.$/)
        else expect(found).toMatch(/^[A-Za-z0-9_-]{30,200}$/)
      }),
    )
  })
})
