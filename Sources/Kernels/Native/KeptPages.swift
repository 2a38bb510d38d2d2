/// Makes the system's allocator keep what a training step frees, for the next
/// one: the arrays of a minibatch's tokens have a few hundred kilobytes, and to
/// give their pages back and get them again takes a tenth of the time where
/// the network is small.
///
/// The GNU C library takes the largest block that was freed so far as the size
/// up to which blocks come from its heap, and twice that size as what may lie
/// free there (mallopt(3), M_MMAP_THRESHOLD). So one block of four megabytes
/// is taken and freed, of which no page is ever touched. Elsewhere this does
/// nothing.
func keepFreedPages() {
  UnsafeMutableRawPointer.allocate(byteCount: 4 << 20, alignment: 16)
    .deallocate()
}
