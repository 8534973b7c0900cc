import { Instance } from "./instance";
import { push } from "./memory";

/** A response of an instance to one of its own messages, as rules of splits and exit criteria count them. */
@unmanaged
class Response {
  time: f64;
  stage: i32;
  node: i32;
}

export function addResponse(instance: Instance, stage: i32, node: i32, time: f64): void {
  const response = changetype<Response>(push(instance.responses, offsetof<Response>()));
  response.time = time;
  response.stage = stage;
  response.node = node;
}

@inline
function responseAt(instance: Instance, index: i32): Response {
  return changetype<Response>(instance.responses.data + <usize>index * offsetof<Response>());
}

/** How many responses of a stage, from nodes with a byte of 1, came after `since`. */
export function countResponses(instance: Instance, stage: i32, nodes: usize, since: f64): i32 {
  let count = 0;
  for (let i = 0; i < instance.responses.count; i++) {
    const response = responseAt(instance, i);
    if (response.stage === stage && load<u8>(nodes + <usize>response.node) === 1 && response.time > since) count++;
  }
  return count;
}

/** Whether a response of a stage came from a node at or after `since`. */
export function hasResponse(instance: Instance, stage: i32, node: i32, since: f64): bool {
  for (let i = 0; i < instance.responses.count; i++) {
    const response = responseAt(instance, i);
    if (response.stage === stage && response.node === node && response.time >= since) return true;
  }
  return false;
}
