package extract

// disks are the images of disks that say what they are by their own first bytes, or by those of the file system in
// them, before which there may be nothing but zeros.
var disks = []head{
	{disk, "CD001", 0x8001, nil},              // ISO 9660
	{disk, "BEA01", 0x8001, nil},              // UDF
	{disk, "EFI PART", 512, hasControls},      // a table of partitions
	{disk, "ER\x02\x00", 0, nil},              // Apple's
	{disk, "\x53\xef", 1080, isExt},           // ext2, ext3, ext4
	{disk, "NTFS    ", 3, hasControls},        //
	{disk, "EXFAT   ", 3, hasControls},        //
	{disk, "FAT12   ", 54, hasControls},       //
	{disk, "FAT16   ", 54, hasControls},       //
	{disk, "FAT32   ", 82, hasControls},       //
	{disk, "H+\x00\x04", 1024, nil},           // HFS+
	{disk, "HX\x00\x05", 1024, nil},           //
	{disk, "XFSB\x00\x00", 0, nil},            //
	{disk, "\x7f\x10\xda\xbe", 64, nil},       // VirtualBox
	{disk, "# Disk DescriptorFile\n", 0, nil}, // VMware's, whose disk is another file
}

// isExt asks for the state of the file system and what it does about errors, which follow the magic number.
func isExt(data []byte) bool {
	const state, errors = 1082, 1084
	return len(data) > errors+1 && data[state] <= 7 && data[state+1] == 0 && data[errors] <= 3 && data[errors+1] == 0
}
