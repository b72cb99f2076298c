/** Functions for exported Python code that read a request, by name. */
export const pythonReaders: Readonly<Record<string, string>> = {
  header_values: String.raw`
def header_values(request, *names):
    for name in names:
        values = [value for header, value in request["headers"] if header.lower() == name.lower()]
        if values:
            return values
    return []
`,
  numbered_headers: String.raw`
def numbered_headers(request, start):
    names = [name for name, _ in request["headers"] if name.lower().startswith(start.lower())]
    return [header_values(request, name) for name in list(dict.fromkeys(names))[:9]]
`,
  authorization_values: String.raw`
def authorization_values(request, scheme):
    pattern = re.compile(scheme + r"[ \t]+(.*)\Z", re.IGNORECASE | re.DOTALL)
    matches = [pattern.match(value) for value in header_values(request, "authorization")]
    return [match.group(1) for match in matches if match]
`,
  authorization_keys: String.raw`
def authorization_keys(request):
    values = header_values(request, "authorization")
    return [re.sub(r"\Abearer[ \t]+", "", value, flags=re.IGNORECASE) for value in values]
`,
  basic_values: String.raw`
def basic_values(request, half):
    values = []
    for encoded in authorization_values(request, "basic"):
        text = (decode_base64(encoded) or b"").decode("utf-8", "replace")
        name, colon, password = text.partition(":")
        if colon:
            values.append(name if half == "name" else password)
    return values
`,
  query_of: String.raw`
def query_of(request):
    return request["target"].partition("?")[2]
`,
  query_values: String.raw`
def query_values(request, name):
    pairs = parse_qsl(query_of(request), keep_blank_values=True)
    return [value for key, value in pairs if key == name]
`,
  read_json: String.raw`
def read_json(body):
    def refuse_constant(_text):
        raise ValueError("not JSON")

    try:
        # Numbers stay as they are written.
        text = body.decode("utf-8", "replace").removeprefix("\ufeff")
        return [json.loads(text, parse_int=str, parse_float=str, parse_constant=refuse_constant)]
    except (ValueError, RecursionError):
        return []
`,
  nodes_at: String.raw`
def nodes_at(nodes, steps):
    for step in steps:
        found = []
        for node in nodes:
            if isinstance(node, list):
                if step == "*":
                    found.extend(node)
                elif re.fullmatch("0|[1-9][0-9]*", step) and int(step) < len(node):
                    found.append(node[int(step)])
            elif isinstance(node, dict) and step in node:
                found.append(node[step])
        nodes = found
    return nodes
`,
  body_values: String.raw`
def body_values(request, steps):
    nodes = [request["item"]] if "item" in request else read_json(request["body"])
    texts = {True: "true", False: "false"}
    found = nodes_at(nodes, steps)
    return [texts[node] if isinstance(node, bool) else node for node in found if isinstance(node, (str, bool))]
`,
  form_fields: String.raw`
def form_fields(request):
    kind = (header_values(request, "content-type") or [""])[0]
    if not re.match(r"\s*application/x-www-form-urlencoded\s*(\Z|[;,])", kind, re.IGNORECASE):
        return None
    try:
        text = request["body"].decode("utf-8")
        if re.search("%(?![0-9A-Fa-f]{2})", text):
            return None
        pairs = [pair.partition("=") for pair in text.split("&") if pair]
        return [
            (unquote_plus(name, errors="strict"), unquote_plus(value, errors="strict")) for name, _, value in pairs
        ]
    except UnicodeDecodeError:
        return None
`,
  form_values: String.raw`
def form_values(request, name):
    return [value for field, value in form_fields(request) or [] if field == name]
`,
  setting_values: String.raw`
def setting_values(settings, name):
    return [settings[name]] if settings.get(name) else []
`,
  field_values: String.raw`
def field_values(fields, name):
    return fields.get(name, [])
`,
  single: String.raw`
def single(values, what):
    if len(values) != 1 or values[0] == "":
        raise Refusal("There is not exactly one " + what + ".")
    return values[0]
`,
  one: String.raw`
def one(values, what):
    if len(values) != 1:
        raise Refusal("There is not exactly one " + what + ".")
    return values[0]
`,
  text_bytes: String.raw`
def text_bytes(text):
    return text.encode("utf-8", "surrogatepass")
`,
  header_bytes: String.raw`
def header_bytes(text):
    # WSGI hands header values over with one character per byte.
    return text.encode("latin-1" if all(ord(character) < 256 for character in text) else "utf-8")
`,
  header_part: String.raw`
def header_part(values, what, is_optional, before, after):
    if is_optional and not values:
        return b""
    return header_bytes(before + one(values, what) + after)
`,
  body_part: String.raw`
def body_part(values, what, may_be_missing):
    return b"" if may_be_missing and not values else text_bytes(one(values, what))
`,
  sorted_form: String.raw`
def sorted_form(request):
    # By UTF-16 units, as JavaScript sorts.
    units = lambda text: text.encode("utf-16-be", "surrogatepass")
    pairs = sorted(set(form_fields(request) or []), key=lambda pair: (units(pair[0]), units(pair[1])))
    return text_bytes("".join(name + value for name, value in pairs))
`,
  header_list: String.raw`
def header_list(request, names, separator, is_pairs, pair, join):
    wanted = [name.strip() for name in one(names, "list of signed headers").split(separator)]
    if len(wanted) > 50:
        raise Refusal("The list of signed headers is too long.")
    written = []
    for name in wanted:
        value = one(header_values(request, name), "header " + name)
        written.append(name.lower() + pair + value if is_pairs else value)
    return header_bytes(join.join(written))
`,
  digest_text: String.raw`
def digest_text(algorithm, body, encoding):
    digest = hashlib.new(algorithm, body).digest()
    if encoding == "hex":
        return digest.hex()
    if encoding == "base64":
        return base64.b64encode(digest).decode()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
`,
  crc32_text: String.raw`
def crc32_text(body):
    return str(zlib.crc32(body))
`,
  lines_of: String.raw`
def lines_of(request, kinds, lists, optional):
    kind = one(kinds, "kind of message")
    if kind not in lists:
        raise Refusal("The kind of message is not one that is signed.")
    text = ""
    for name in lists[kind]:
        values = body_values(request, name.split("."))
        if values or name not in optional:
            text += name + "\n" + one(values, name) + "\n"
    return text_bytes(text)
`,
  full_url: String.raw`
def full_url(base_url, request):
    return base_url + "?" + query_of(request) if "?" in request["target"] else base_url
`,
  path_of: String.raw`
def path_of(base_url):
    match = re.match(r"[a-z]+://[^/]*(/.*)?\Z", base_url, re.IGNORECASE)
    return match.group(1) or "/" if match else "/"
`,
  sorted_query: String.raw`
def sorted_query(request):
    pairs = parse_qsl(query_of(request), keep_blank_values=True)
    encoded = [(quote(name, safe=""), quote(value, safe="")) for name, value in pairs]
    return "&".join(name + "=" + value for name, value in sorted(encoded, key=lambda pair: pair[0]))
`,
  with_default_port: String.raw`
def with_default_port(urls):
    found = []
    for url in urls:
        match = re.match(r"(https?)://([^/:]+)(:\d+)?(.*)\Z", url, re.IGNORECASE | re.DOTALL)
        found.append(url)
        if match:
            scheme, host, port, rest = match.groups()
            usual = ":443" if scheme.lower() == "https" else ":80"
            found.append(scheme + "://" + host + ("" if port else usual) + rest)
    return found
`,
  with_trailing_slash: String.raw`
def with_trailing_slash(urls):
    found = []
    for url in urls:
        path, mark, query = url.partition("?")
        found.append(url)
        found.append((path[:-1] if path.endswith("/") else path + "/") + mark + query)
    return found
`,
  unescape_urls: String.raw`
def unescape_urls(urls, characters):
    def change(match):
        character = chr(int(match.group()[1:], 16))
        return character if character in characters else match.group()

    return [re.sub("%[0-7][0-9A-Fa-f]", change, url) for url in urls]
`,
}
