/** Functions for exported Python code that take a credential apart and check it, by name. */
export const pythonChecks: Readonly<Record<string, string>> = {
  locate: String.raw`
def locate(places, prefix="", separator=None, pair=None, field=None):
    found = []
    problem = None
    for values in places:
        if not values:
            continue
        if len(values) > 1:
            raise Refusal("The signature or token is there more than once.")
        value = values[0]
        fields = {}
        candidates = [value[len(prefix) :]]
        if separator is not None:
            items = [item.strip() for item in candidates[0].split(separator) if item.strip()]
            candidates = items
            if pair is not None:
                for item in items:
                    name, mark, rest = item.partition(pair)
                    if mark:
                        fields.setdefault(name.strip(), []).append(rest.strip())
                candidates = fields.get(field, [])
            if len(items) > 100:
                candidates = []
        if value == "" or not value.startswith(prefix) or not candidates:
            problem = "The signature or token is malformed."
        else:
            found.append((candidates, fields))
    if not found:
        raise Refusal(problem or "The signature or token is missing.")
    if sum(len(candidates) for candidates, _ in found) > 8:
        raise Refusal("There are too many signatures.")
    return found
`,
  decode_hex: String.raw`
def decode_hex(text):
    return bytes.fromhex(text) if re.fullmatch("([0-9a-fA-F]{2})*", text) else None
`,
  decode_base64: String.raw`
def decode_base64(text):
    try:
        decoded = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return decoded if base64.b64encode(decoded).decode() == text else None
`,
  decode_base64url: String.raw`
def decode_base64url(text):
    if re.search("[+/]", text):
        return None
    padded = text if "=" in text else text + "=" * (-len(text) % 4)
    return decode_base64(padded.replace("-", "+").replace("_", "/"))
`,
  decode_signatures: String.raw`
def decode_signatures(candidates, decoders, length):
    signatures = []
    for text in candidates:
        for decode in decoders:
            decoded = decode(text)
            if decoded and (length is None or len(decoded) == length):
                signatures.append(decoded)
                break
    if not signatures:
        raise Refusal("The signature is not encoded as this scheme encodes it.")
    return signatures
`,
  key_from: String.raw`
def key_from(key):
    if not key:
        raise Refusal("The secret is not of the form that this scheme needs.")
    return key
`,
  whsec_bytes: String.raw`
def whsec_bytes(secret):
    return decode_base64(secret.removeprefix("whsec_"))
`,
  whsec_or_text: String.raw`
def whsec_or_text(secret):
    return decode_base64(secret[6:]) if secret.startswith("whsec_") else secret.encode()
`,
  sha1_bytes: String.raw`
def sha1_bytes(secret):
    return hashlib.sha1(secret.encode()).digest() if secret else None
`,
  hmac_of: String.raw`
def hmac_of(algorithm, key, content):
    return hmac.new(key, content, algorithm).digest()
`,
  hash_of: String.raw`
def hash_of(algorithm, content):
    return hashlib.new(algorithm, content).digest()
`,
  is_same: String.raw`
def is_same(left, right):
    return hmac.compare_digest(left, right)
`,
  is_same_text: String.raw`
def is_same_text(left, right):
    digest = lambda text: hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return right != "" and hmac.compare_digest(digest(left), digest(right))
`,
  time_of: String.raw`
def time_of(values, unit, is_optional):
    if is_optional and not values:
        return None
    text = single(values, "timestamp")
    if unit == "iso":
        match = re.fullmatch(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})", text, re.ASCII)
        try:
            if not match:
                raise ValueError("not ISO 8601")
            zone = "+00:00" if match.group(3) == "Z" else match.group(3)
            moment = datetime.fromisoformat(match.group(1) + zone)
        except ValueError:
            raise Refusal("The timestamp is not ISO 8601 with a zone.") from None
        return moment.timestamp() + float("0" + (match.group(2) or ".0")[:4])
    if not re.fullmatch("0|[1-9][0-9]{0,15}", text):
        raise Refusal("The timestamp is not a whole number.")
    return int(text) / 1000 if unit == "ms" else int(text)
`,
  check_age: String.raw`
def check_age(signed_at, now, tolerance_seconds, is_future_refused):
    if signed_at is None:
        return
    age = int(now) - signed_at
    if age > tolerance_seconds:
        raise Refusal("The delivery is too old.")
    if is_future_refused and -age > tolerance_seconds:
        raise Refusal("The delivery comes from the future. Check the clocks.")
`,
  check_body_digest: String.raw`
def check_body_digest(request, values, algorithm, decode, needed):
    if not values:
        is_bare = len(request["body"]) > 0 and form_fields(request) is None
        if needed == "always" or (needed == "unless-form" and is_bare):
            raise Refusal("The digest of the body is missing.")
        return
    stated = decode(one(values, "digest of the body"))
    if stated is None or not is_same(stated, hashlib.new(algorithm, request["body"]).digest()):
        raise Refusal("The digest of the body is wrong.")
`,
  chosen_hash: String.raw`
def chosen_hash(values, hashes):
    name = single(values, "name of the hash")
    if name not in hashes:
        raise Refusal("The hash that the request names is unknown.")
    return hashes[name]
`,
}
