-- What wrk sends: paths and keys from a file, one request a line, in turn; POSTs get a fresh body and key each.
-- LOAD_FILE: lines of `METHOD PATH KEY`. Prints one line of figures at the end.
local lines, threads = {}, 0
for line in io.lines(os.getenv("LOAD_FILE")) do
  local method, path, key = line:match("(%S+) (%S+) (%S+)")
  lines[#lines + 1] = { method = method, path = path, key = key }
end

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init()
  count, stamp = number * 7, os.time() .. "-" .. math.random(1000000000)
end

function request()
  count = count + 1
  local line = lines[count % #lines + 1]
  local headers = { Authorization = "Bearer " .. line.key }
  if line.method == "GET" then return wrk.format("GET", line.path, headers) end
  local name = number .. "-" .. count .. "-" .. stamp
  headers["Content-Type"] = "application/json"
  headers["Idempotency-Key"] = name
  local body = '{"external_id":"' .. name .. '","given_names":"Maria Elena","family_name":"Lindqvist",'
    .. '"date_of_birth":"1986-11-19","nationality":"SWE","email":"maria@example.com"}'
  return wrk.format("POST", line.path, headers, body)
end

function done(summary, latency)
  io.write(string.format("figures %d %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), latency.max,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status
      + summary.errors.timeout))
end
