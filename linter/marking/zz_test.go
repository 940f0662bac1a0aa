package marking
import ("testing";"os";"strings";"encoding/json";"bufio")
func TestZZ(t *testing.T){
 for _,name:=range []string{"banners","portions"} {
  b,_:=os.ReadFile("/tmp/manual/"+name+".tsv")
  n,bad:=0,0
  for i,l:=range strings.Split(strings.TrimSpace(string(b)),"\n") { if i==0 {continue}; c:=strings.Split(l,"\t"); n++
   var m *Mark; k:=0
   if name=="banners" { m,k=ReadBanner([]byte(c[0])) } else {m,k=ReadPortion([]byte(c[0]))}
   if m==nil || k!=len(c[0]) || len(m.Faults)>0 { bad++; t.Logf("%s [%s] %s: %s", c[0],strings.Join(c[1:],";"),name,describe(m)) }
  }
  t.Logf("%s %d bad %d",name,n,bad)
 }
 f,_:=os.Open("/tmp/manual/pages.jsonl"); sc:=bufio.NewScanner(f); sc.Buffer(make([]byte,1<<20),1<<20)
 n,bad:=0,0
 for sc.Scan() { var p struct{ID,Page,Banner,Note string; Portions []string}; json.Unmarshal(sc.Bytes(),&p); n++
  marks:=parseAll(p.Portions)
  bm,_:=ReadBanner([]byte(p.Banner))
  o:=RollUp(marks,Document{Stated:bm.Controls,Deferred:true})
  want:=""; if bm!=nil {want=Print(Banner,bm.Level,bm.Controls)}
  got:=Print(Banner,o.Level,o.Controls)
  if got!=want { bad++; t.Logf("%s p%s %v\n   want %s\n   got  %s   (%s)",p.ID,p.Page,p.Portions,p.Banner,got,p.Note) }
 }
 t.Logf("pages %d bad %d",n,bad)
}
