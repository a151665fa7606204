// A file, a link or a text dropped on any page is read at once: the form of /read, filled and sent. What was dragged
// from the page itself is none of these: a drag over words that are still selected moves them, and meant to select.

/** Let `page` take what is dropped on it. */
export function dropAnywhere(page) {
  let isOwn = false;
  page.addEventListener("dragstart", () => (isOwn = true));
  for (const end of ["dragend", "pointerdown"]) page.addEventListener(end, () => (isOwn = false));
  page.addEventListener("dragover", (event) => {
    if (!isOwn && carries(event.dataTransfer)) event.preventDefault();
  });
  page.addEventListener("drop", (event) => {
    if (isOwn || !carries(event.dataTransfer) || event.target.closest("input, textarea")) return;
    event.preventDefault();
    send(page, event.dataTransfer);
  });
}

function carries(transfer) {
  return ["Files", "text/uri-list", "text/plain"].some((type) => transfer.types.includes(type));
}

function send(page, transfer) {
  const form = page.createElement("form");
  form.method = "post";
  form.action = "/read";
  form.enctype = "multipart/form-data";
  form.hidden = true;
  if (transfer.files.length > 0) {
    const field = page.createElement("input");
    field.type = "file";
    field.name = "file";
    field.files = transfer.files;
    form.append(field);
  } else {
    const field = page.createElement("textarea");
    const address = transfer.getData("text/uri-list");
    field.name = address ? "address" : "text";
    field.value = address || transfer.getData("text/plain");
    form.append(field);
  }
  page.body.append(form);
  form.submit();
}
